package dev.timerproof.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoriesTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final TimerTable TABLE = READER.read("go1.19");
  private static final Vocabulary WORDS = TABLE.vocabulary();

  private final Stories stories =
      new Stories(TABLE, List.of(READER.read("go1.15"), READER.read("repaired")));

  private String story(String name) {
    return stories.of(name).orElseThrow(() -> new AssertionError("no story of " + name));
  }

  private static void assertHas(String story, String... lines) {
    for (String line : lines) {
      assertTrue(story.lines().anyMatch(l -> l.startsWith(line)), () -> line + " not in\n" + story);
    }
  }

  @Test
  void row_story_tellsEveryField() {
    assertHas(
        story("mod.Waiting.earlier"),
        "mod.Waiting.earlier, a row of go1.19 at TimerTable.tla:",
        "operation   modtimer",
        "finds       Waiting",
        "owned       earlier: ",
        "writes      Waiting -> Modifying -> ModifiedEarlier",
        "steps       setargs  t.period, t.f, t.arg, t.seq := the caller's",
        "            wake     wakeNetPoller(when)",
        "then        leave: ",
        "answers     true",
        "lost CAS    again: ",
        "source      seed 004 modtimer",
        "go1.15      steps setargs setnext readpp incadj commit wake",
        "repaired    the same");
  }

  @Test
  void row_thatAnotherEditionLacks_saysSo() {
    TimerTable less =
        new TimerTable(
            "less",
            List.of(),
            List.of(),
            TABLE.frames(),
            TABLE.parameters(),
            TABLE.groups(),
            WORDS);
    String story = new Stories(TABLE, List.of(less)).of("del.Waiting").orElseThrow();
    assertHas(story, "less        has no such row");
  }

  @Test
  void status_story_listsRowsThatEnterPassAndFind() {
    String story = story("Deleted");
    assertHas(story, "Deleted, a status, in go1.19", "enters by   del.Waiting ");
    assertTrue(story.contains("Waiting -> Modifying -> Deleted"), story);
    assertTrue(story.contains("found by    add.Deleted"), story);
    assertHas(story("Modifying"), "passes in   del.Waiting ");
    assertHas(story("NoStatus"), "note        the status of a new timer");
  }

  @Test
  void operation_story_tellsFrameAndRows() {
    assertHas(
        story("clearDeletedTimers"),
        "clearDeletedTimers, an operation of go1.19 at TimerTable.tla:",
        "lock        held: ",
        "walks       compact: ",
        "enter       clearbound  ",
        "leave       subdel    deletedTimers -= dropped",
        "rows        clear.Waiting");
  }

  @Test
  void alias_story_isThatOfItsOperation() {
    assertEquals(story("modtimer"), story("resettimer"));
    assertHas(story("resettimer"), "aliases     resettimer");
  }

  @Test
  void step_story_listsWhereItStands() {
    assertHas(story("drain"), "means       run addAdjustedTimers", "frames      adjusttimers");
    assertHas(story("hold"), "rows        adjust.ModifiedEarlier");
    assertHas(story("checkpp"), "frames      cleantimers");
  }

  @Test
  void parameter_story_comparesTheEditions() {
    assertHas(story("earliest"), "go1.19      timerModifiedEarliest", "go1.15      adjustTimers");
  }

  @Test
  void everyName_ofTheEdition_hasAStoryThatFitsATerminal() {
    List<String> names = stories.namesLike("");
    assertTrue(names.containsAll(TABLE.rows().stream().map(Row::id).toList()));
    assertTrue(names.containsAll(WORDS.statuses()) && names.containsAll(WORDS.steps().keySet()));
    for (String name : names) {
      story(name)
          .lines()
          .forEach(line -> assertTrue(line.length() <= 79, () -> name + ": " + line));
    }
  }

  @Test
  void unknownName_hasNoStoryButNamesLikeIt() {
    assertEquals(Optional.empty(), stories.of("waiting"));
    assertTrue(stories.namesLike("RUN.waiting").contains("run.Waiting.oneshot"));
    assertEquals(List.of(), stories.namesLike("no such thing"));
  }
}

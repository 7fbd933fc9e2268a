package dev.timerproof.spec.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
  private static final Path GOLDEN = Golden.module().resolve("src/test/resources/explanations");
  private static final List<String> GO_1_19 =
      List.of(
          "del.Waiting",
          "mod.Deleted.earlier",
          "run.Waiting.oneshot",
          "run.Waiting.notdue",
          "adjust.ModifiedEarlier",
          "adjust.held",
          "add.NoStatus",
          "add.Moving",
          "clear.Waiting",
          "del.Moving",
          "Modifying",
          "Waiting",
          "Deleted",
          "adjusttimers",
          "runtimer",
          "resettimer",
          "readpp",
          "clean",
          "clearboundifempty",
          "foldbound",
          "exitifboundnotdue",
          "scan",
          "callers",
          "wake",
          "wake.set.later",
          "find.polled.wanted",
          "netpollBreak",
          "lastpoll",
          "notlater",
          "takeporask",
          "nobarrierWakeTime",
          "checkTimers");
  private static final TableReader READER = TableReader.builtIn();
  private static final Explanation EXPLANATION = Explanation.of(READER, "go1.19");

  static List<String> names() {
    return GO_1_19;
  }

  @ParameterizedTest
  @MethodSource("names")
  void explanation_ofAName_isAsReviewed(String name) {
    Golden.assertMatches(GOLDEN.resolve(name + ".txt"), unplaced(EXPLANATION.explain(name)));
  }

  @Test
  void goldenFiles_withoutAName_areNotKept() throws IOException {
    Set<String> expected = new LinkedHashSet<>();
    GO_1_19.forEach(name -> expected.add(name + ".txt"));

    Golden.assertNothingElse(GOLDEN, expected);
  }

  @Test
  void explanation_ofEveryName_isOfThatNameAndSaysSomething() {
    for (String edition : READER.vocabulary().editions()) {
      Explanation explanation = Explanation.of(READER, edition);
      for (String name : explanation.names()) {
        String story = explanation.explain(name);
        assertTrue(story.length() > 40 && story.endsWith("\n"), name);
        assertFalse(story.contains("null"), name + " in " + edition + ": " + story);
      }
    }
  }

  @Test
  void explanation_ofARow_namesItsPlaceStepsAndSource() {
    TimerTable table = READER.read("go1.19");
    for (Row row : table.rows()) {
      String story = EXPLANATION.explain(row.id());
      assertTrue(story.contains(row.place().toString()), row.id());
      assertTrue(story.contains(row.source()), row.id());
      for (String step : row.steps()) {
        assertTrue(story.contains(". " + step + " "), row.id() + ": " + step);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"del.Wating", "Modifing", "deltimers", "reedpp", "scans"})
  void name_thatIsMistyped_isRefusedWithTheNearest(String name) {
    var refused = assertThrows(IllegalArgumentException.class, () -> EXPLANATION.explain(name));

    String nearest =
        switch (name) {
          case "del.Wating" -> "del.Waiting";
          case "Modifing" -> "Modifying";
          case "deltimers" -> "deltimer";
          case "reedpp" -> "readpp";
          default -> "scan";
        };
    assertEquals(
        "nothing in go1.19 is called " + name + ", did you mean " + nearest + "?",
        refused.getMessage());
  }

  /** Removes line numbers, which change whenever the table is edited. */
  private static String unplaced(String story) {
    return story.replaceAll("\\.tla:\\d+:\\d+", ".tla:LINE:COLUMN");
  }
}

package dev.timerproof.spec.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The differences of the repaired edition, each with its repair, as a fixed list. */
class RepairsTest {
  private static final Map<String, Set<String>> CHANGES =
      Map.of(
          "R1",
          Set.of(
              "parameter scan",
              "parameter readers",
              "row clean.ModifiedEarlier",
              "row clean.ModifiedLater",
              "row run.ModifiedEarlier",
              "row run.ModifiedLater",
              "row adjust.Deleted",
              "row adjust.ModifiedEarlier",
              "row adjust.ModifiedLater",
              "row adjust.held",
              "frame adjusttimers",
              "frame clearDeletedTimers"),
          "R2",
          Set.of("parameter destroy"),
          "R3",
          Set.of(
              "parameter deleted",
              "row del.Waiting",
              "row del.ModifiedLater",
              "row del.ModifiedEarlier"),
          "R4",
          Set.of("parameter moveDeleted", "row move.Deleted"),
          "R5",
          Set.of("parameter add", "row add.NoStatus"),
          "R6",
          Set.of("parameter callers"),
          "R7",
          Set.of("parameter awake", "row find.polled.wanted"),
          "R8",
          Set.of("parameter compacted", "frame clearDeletedTimers"));

  /**
   * The differences of the repaired edition that are no repair: its poller may sleep in two ways.
   */
  private static final Set<String> NO_REPAIR =
      Set.of("parameter sleep", "row break.clear", "row find.polled.wanted");

  private static final TableReader READER = TableReader.builtIn();
  private static final TimerTable LAST_OF_GO = READER.read("go1.22");
  private static final TimerTable REPAIRED = READER.read("repaired");

  static List<String> repairs() {
    return CHANGES.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("repairs")
  void repair_byItself_changesItsRowsFramesAndParametersOnly(String repair) {
    assertEquals(CHANGES.get(repair), changed(LAST_OF_GO, with(List.of(repair))));
  }

  @Test
  void repairs_together_makeTheRepairedEdition() {
    assertEquals(NO_REPAIR, changed(REPAIRED, with(repairs())));
    List<String> withoutTheFirst = repairs().subList(1, repairs().size());
    assertNotEquals(NO_REPAIR, changed(REPAIRED, with(withoutTheFirst)));
  }

  @Test
  void repairedEdition_differsFromTheLastOfGo_inWhatTheRepairsChangeOnly() {
    Set<String> all = new LinkedHashSet<>(NO_REPAIR);
    CHANGES.values().forEach(all::addAll);

    assertEquals(all, changed(LAST_OF_GO, REPAIRED));
  }

  /** The last edition of Go with the parameters of some repairs. */
  private static TimerTable with(List<String> repairs) {
    List<Mutation> mutations = new ArrayList<>();
    READER
        .vocabulary()
        .parameters()
        .forEach(
            (name, note) -> {
              if (repairs.contains(note.repair())) {
                String value = REPAIRED.parameters().getOrDefault(name, "");
                mutations.add(Mutation.word("parameter", "edition", name, value));
              }
            });
    return READER.read("go1.22", mutations);
  }

  private static Set<String> changed(TimerTable before, TimerTable after) {
    Set<String> changed = new LinkedHashSet<>();
    for (TableDiff.Difference difference : TableDiff.between(before, after)) {
      changed.add(difference.part() + " " + difference.name());
    }
    return changed;
  }
}

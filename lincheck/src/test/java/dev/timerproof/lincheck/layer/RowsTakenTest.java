package dev.timerproof.lincheck.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.lincheck.properties.HistorySearch;
import dev.timerproof.lincheck.scenario.CalledOperations;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RowsTakenTest {
  private final RowsTaken rows = new RowsTaken(TableReader.builtIn().read("repaired"));

  @Test
  void history_thatEndsInAStep_namesTheRowsForWhatItFound() {
    assertEquals(
        "\nrows of the step: del.Waiting",
        rows.ofHistory("step 2 (del 0) at 1: P0: slot 0 is Removed; found Waiting; deadlines [1]"));
    assertEquals(
        "\nrows of the step: clear.Waiting, clear.Deleted",
        rows.ofHistory("step 9 (clear 1) at 7: no; found Deleted Waiting; deadlines [1]"));
  }

  @Test
  void history_whoseCallbackGetsAWrongAnswer_namesTheRowsOfItsReset() {
    assertEquals(
        "\nrows of the callback: mod.Waiting.earlier, mod.Waiting.notearlier, mod.NoStatus",
        rows.ofHistory(
            "step 2 (check 0) at 1: "
                + HistorySearch.CALLBACK_ANSWER
                + ": expected true, found false; found Waiting; deadlines [0]"));
  }

  @Test
  void history_thatFoundNothing_namesNoRow() {
    assertEquals("", rows.ofHistory("step 2 (advance 4) at 1: no; deadlines [1]"));
    assertEquals("", rows.ofHistory("no history was made"));
  }

  @Test
  void interleaving_namesTheRowsWhoseChangesStandInIt() {
    assertEquals(
        "\nrows on the way: mod.Waiting.earlier, mod.ModifiedEarlier.earlier,"
            + " mod.ModifiedLater.earlier, mod.Deleted.earlier",
        rows.ofInterleaving(
            "| TimerProtocol.modtimer(Processor#1, RuntimeTimer#1): true |\n|  t.commit(6, 7) |"));
    assertEquals("", rows.ofInterleaving("| TimerProtocol.modtimer(Processor#1) | t.when = 3 |"));
  }

  @Test
  void interleavingOfThePoller_namesTheRowsOfTheOperationsThatItCalls() {
    String wakes =
        TableReader.builtIn().read("repaired").poller().rows().stream()
            .filter(r -> CalledOperations.of("arm").contains(r.op()))
            .map(PollerRow::id)
            .collect(Collectors.joining(", "));
    assertEquals("\nrows of the poller: " + wakes, rows.ofInterleaving("| arm(1, 3): void |"));
  }

  @Test
  void calls_runOperationsOfTheTable() {
    TimerTable table = TableReader.builtIn().read("repaired");
    Set<String> known = new HashSet<>(table.frames().keySet());
    known.addAll(table.poller().frames().keySet());
    Set<String> called = CalledOperations.all();
    assertTrue(known.containsAll(called), called + " of " + known);
    assertTrue(called.size() > 1, called.toString());
  }
}

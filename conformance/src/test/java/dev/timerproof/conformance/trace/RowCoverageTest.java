package dev.timerproof.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowCoverageTest {
  private static final TimerTable TABLE = Traces.go119();
  private static final String STOPPED =
      Traces.HEADER
          + Traces.store(1, 1, "addtimer", "NoStatus", "Waiting")
          + Traces.change(1, 2, "deltimer", "Waiting", "Modifying")
          + Traces.change(1, 3, "deltimer", "Modifying", "Deleted")
          + Traces.read(1, "deltimer", "noop", "Deleted");

  @Test
  void rows_ofAllTraces_addUp() {
    TraceReport report = Traces.validate(STOPPED);
    RowCoverage coverage = RowCoverage.of(TABLE, List.of(report, report));

    assertEquals(
        Map.of("add.NoStatus", 2L, "del.Waiting", 2L, "del.Deleted", 2L), coverage.taken());
    assertTrue(
        coverage.text().startsWith("go1.19: 3 of " + TABLE.rows().size() + " rows taken by 2 "),
        coverage::text);
    assertTrue(coverage.text().contains("add.NoStatus 2, del.Waiting 2,"), coverage::text);
  }

  @Test
  void rows_thatWereNotTaken_areSplitByWhetherTheyThrow() {
    RowCoverage coverage = RowCoverage.of(TABLE, List.of(Traces.validate(STOPPED)));
    int rows = coverage.taken().size() + coverage.open().size() + coverage.panics().size();

    assertEquals(TABLE.rows().size(), rows);
    assertEquals(
        TABLE.rows().stream().filter(Row::panics).map(Row::id).toList(), coverage.panics());
    assertFalse(coverage.open().contains("del.Waiting"));
    assertTrue(coverage.open().contains("del.ModifiedLater"));
  }

  @Test
  void traces_ofAnotherEdition_countForNothing() {
    TraceReport other = Traces.validate(STOPPED.replace("go1.19", "go1.22"));
    RowCoverage coverage = RowCoverage.of(TABLE, List.of(other));

    assertEquals("go1.22", other.edition());
    assertEquals(Map.of(), coverage.taken());
  }

  @Test
  void text_ofOneTrace_doesNotRepeatItsRows() {
    String text = RowCoverage.of(TABLE, List.of(Traces.validate(STOPPED))).text();

    assertTrue(text.startsWith("go1.19: 3 of "), text);
    assertFalse(text.contains("add.NoStatus"), text);
  }

  @Test
  void text_isAtMost100ColumnsWide() {
    String text = RowCoverage.of(TABLE, List.of(Traces.validate(STOPPED))).text();

    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    assertTrue(text.contains("  not taken, because they throw, "), text);
  }
}

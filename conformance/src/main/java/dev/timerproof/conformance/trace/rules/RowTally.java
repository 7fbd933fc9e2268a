package dev.timerproof.conformance.trace.rules;

import java.util.ArrayList;
import java.util.List;

/** Counts how often each row was taken. */
public final class RowTally {
  private final List<CodedRow> rows;
  private final long[] counts;

  public RowTally(List<CodedRow> rows) {
    this.rows = rows;
    this.counts = new long[rows.size()];
  }

  public void count(CodedRow row) {
    counts[row.number()]++;
  }

  /** The rows that were taken at least once, in the table's order. */
  public List<RowCount> taken() {
    List<RowCount> taken = new ArrayList<>();
    for (CodedRow row : rows) {
      if (counts[row.number()] > 0) {
        taken.add(new RowCount(row.id(), counts[row.number()]));
      }
    }
    return taken;
  }
}

package dev.timerproof.conformance.trace;

import java.util.ArrayList;
import java.util.List;

/** How often each row was taken. */
final class RowTally {
  private final List<CodedRow> rows;
  private final long[] counts;

  RowTally(List<CodedRow> rows) {
    this.rows = rows;
    this.counts = new long[rows.size()];
  }

  void count(CodedRow row) {
    counts[row.number()]++;
  }

  /** The rows that were taken at all, in the table's order. */
  List<RowCount> taken() {
    List<RowCount> taken = new ArrayList<>();
    for (CodedRow row : rows) {
      if (counts[row.number()] > 0) {
        taken.add(new RowCount(row.id(), counts[row.number()]));
      }
    }
    return taken;
  }
}

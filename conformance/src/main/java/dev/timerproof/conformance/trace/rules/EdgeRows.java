package dev.timerproof.conformance.trace.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows by operation and edge. */
final class EdgeRows {
  private final int statuses;
  private final List<List<CodedRow>> rows;

  EdgeRows(int operations, int statuses) {
    this.statuses = statuses;
    this.rows = new ArrayList<>(Collections.nCopies(operations * statuses * statuses, List.of()));
  }

  void add(int op, int from, int to, CodedRow row) {
    List<CodedRow> longer = new ArrayList<>(get(op, from, to));
    longer.add(row);
    rows.set(edge(op, from, to), List.copyOf(longer));
  }

  /** The rows of an edge in the table's order; empty when there are none. */
  List<CodedRow> get(int op, int from, int to) {
    return rows.get(edge(op, from, to));
  }

  private int edge(int op, int from, int to) {
    return (op * statuses + from) * statuses + to;
  }
}

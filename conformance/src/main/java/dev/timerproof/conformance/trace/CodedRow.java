package dev.timerproof.conformance.trace;

import dev.timerproof.spec.table.Row;

/**
 * A row of the table with its words as numbers.
 *
 * @param row the row
 * @param number its place in the table
 * @param op the operation
 * @param from the status that the load finds
 * @param via the status while the steps run
 * @param to the status at the end
 */
record CodedRow(Row row, int number, int op, int from, int via, int to) {
  static CodedRow of(Row row, int number, TraceWords words) {
    return new CodedRow(
        row,
        number,
        words.operation(row.op()),
        words.status(row.from()),
        words.status(row.via()),
        words.status(row.to()));
  }

  String id() {
    return row.id();
  }
}

package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table by the values of a trace's line: operation, from, to. Immutable. */
public final class TransitionIndex {
  private final TraceWords words;
  private final int statuses;
  private final List<CodedRow> rows = new ArrayList<>();
  private final @Nullable CaseGroup[] groups;
  private final EdgeRows commits;
  private final EdgeRows stores;
  private final EdgeRows takeOvers;
  private final EdgeRows reads;

  public TransitionIndex(TimerTable table, TraceWords words) {
    this.words = words;
    this.statuses = words.statuses().words().size();
    int operations = words.operations().words().size();
    this.groups = new @Nullable CaseGroup[operations * statuses * statuses];
    this.commits = new EdgeRows(operations, statuses);
    this.stores = new EdgeRows(operations, statuses);
    this.takeOvers = new EdgeRows(operations, statuses);
    this.reads = new EdgeRows(operations, statuses);
    for (int i = 0; i < table.rows().size(); i++) {
      add(new CodedRow(table, i, words));
    }
  }

  private void add(CodedRow row) {
    rows.add(row);
    if (row.row().hasCas()) {
      group(row).add(row);
      if (row.row().commits()) {
        commits.add(row.op(), row.via(), row.to(), row);
      }
    } else if (row.isStore()) {
      stores.add(row.op(), row.from(), row.to(), row);
    } else if (row.isTakeOver()) {
      takeOvers.add(row.op(), row.via(), row.to(), row);
    } else {
      reads.add(row.op(), row.from(), row.from(), row);
    }
  }

  private CaseGroup group(CodedRow row) {
    int edge = edge(row.op(), row.from(), row.via());
    CaseGroup group = groups[edge];
    if (group == null) {
      group = new CaseGroup(statuses);
      groups[edge] = group;
    }
    return group;
  }

  /** All rows, in the table's order. */
  public List<CodedRow> rows() {
    return rows;
  }

  public TraceWords words() {
    return words;
  }

  /** The rows whose first compare-and-set is from one status to the other. */
  @Nullable CaseGroup beginning(int op, int from, int via) {
    return groups[edge(op, from, via)];
  }

  /** The rows whose commit is from one status to the other. */
  List<CodedRow> committing(int op, int via, int to) {
    return commits.get(op, via, to);
  }

  /** The rows that store a status without a compare-and-set. */
  List<CodedRow> storing(int op, int from, int to) {
    return stores.get(op, from, to);
  }

  /** The rows that commit a timer that a row of another operation has left owned. */
  List<CodedRow> takingOver(int op, int via, int to) {
    return takeOvers.get(op, via, to);
  }

  /** The rows of an operation that leave a status as it is. */
  public List<CodedRow> reading(int op, int from) {
    return reads.get(op, from, from);
  }

  private int edge(int op, int from, int to) {
    return (op * statuses + from) * statuses + to;
  }
}

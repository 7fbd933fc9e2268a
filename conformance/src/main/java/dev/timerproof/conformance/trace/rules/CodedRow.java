package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;

/** A row of the table in the terms of a trace. Immutable. */
public final class CodedRow {
  private static final String COMMIT = "commit";
  private static final String FIRE = "fire";
  private static final String COUNT_DELETED = "incdel";

  private final Row row;
  private final int number;
  private final int op;
  private final int from;
  private final int via;
  private final int to;
  private final FieldEffects before;
  private final FieldEffects after;
  private final FieldEffects all;
  private final boolean fires;
  private final boolean countsDeleted;
  private final boolean picksFromHeap;
  private final boolean keepsHeap;

  CodedRow(TimerTable table, int number, TraceWords words) {
    this.row = table.rows().get(number);
    this.number = number;
    this.op = words.operation(row.op());
    this.from = words.status(row.from());
    this.via = words.status(row.via());
    this.to = words.status(row.to());
    List<String> steps = row.steps();
    int commit = row.commits() ? steps.indexOf(COMMIT) : -1;
    this.before = FieldEffects.of(table.vocabulary(), steps.subList(0, Math.max(commit, 0)));
    this.after = FieldEffects.of(table.vocabulary(), steps.subList(commit + 1, steps.size()));
    this.all = FieldEffects.of(table.vocabulary(), steps);
    this.fires = steps.contains(FIRE);
    this.countsDeleted = steps.contains(COUNT_DELETED);
    Frame frame = table.frames().get(row.op());
    if (frame == null) {
      throw new IllegalArgumentException(row.place() + ": row " + row.id() + " has no frame");
    }
    this.picksFromHeap = row.hasCas() && frame.lock() != Frame.Lock.NONE;
    this.keepsHeap = frame.lock() == Frame.Lock.HELD;
  }

  /** The row as the table has it. */
  public Row row() {
    return row;
  }

  public String id() {
    return row.id();
  }

  /** The row's place in the table. */
  int number() {
    return number;
  }

  public int op() {
    return op;
  }

  public int from() {
    return from;
  }

  public int via() {
    return via;
  }

  public int to() {
    return to;
  }

  /** Whether the row changes the status without a compare-and-set. */
  public boolean isStore() {
    return row.kind() == RowKind.STORE;
  }

  /** Whether the row commits what a row of another operation left owned. */
  public boolean isTakeOver() {
    return row.continues();
  }

  /** What happens to the fields up to the commit; nothing when there is none. */
  public FieldEffects before() {
    return before;
  }

  /** What happens to the fields after the commit, or after the only change. */
  public FieldEffects after() {
    return after;
  }

  /** What happens to the fields from the first step to the last. */
  FieldEffects all() {
    return all;
  }

  /** Whether the timer's function is called. */
  boolean fires() {
    return fires;
  }

  /** Whether the timer is counted as deleted from then on. */
  boolean countsDeleted() {
    return countsDeleted;
  }

  /** Whether the row takes its timer out of a heap that it has locked. */
  boolean picksFromHeap() {
    return picksFromHeap;
  }

  /** Whether a timer that the row puts into a heap goes into the one that is locked. */
  public boolean keepsHeap() {
    return keepsHeap;
  }
}

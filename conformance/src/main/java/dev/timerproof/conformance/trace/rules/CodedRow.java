package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;

/**
 * A row of the table, with statuses and operations as the numbers of {@link
 * dev.timerproof.conformance.trace.reading.TraceWords} and the effects on the fields of a trace.
 * Immutable.
 */
public final class CodedRow {
  private static final String COMMIT = "commit";
  private static final String FIRE = "fire";
  private static final String COUNT_DELETED = "incdel";
  private static final String CHECK_ARGUMENTS = "checkargs";

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
  private final boolean checksArguments;
  private final boolean returns;

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
    this.checksArguments = frame.enter().contains(CHECK_ARGUMENTS);
    this.returns =
        frame.shape() == Frame.Shape.ONE
            && frame.lock() == Frame.Lock.NONE
            && row.result() == Row.Result.LEAVE;
  }

  /** The table's row. */
  public Row row() {
    return row;
  }

  public String id() {
    return row.id();
  }

  /** The row's index in the table. */
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

  /** Whether the row commits a timer that a row of another operation has left owned. */
  public boolean isTakeOver() {
    return row.continues();
  }

  /** The effects on the fields up to the commit; none if there is no commit. */
  public FieldEffects before() {
    return before;
  }

  /** The effects on the fields after the commit, or after the only change. */
  public FieldEffects after() {
    return after;
  }

  /** The effects of all steps on the fields. */
  FieldEffects all() {
    return all;
  }

  /** Whether the timer's function is called. */
  boolean fires() {
    return fires;
  }

  /** Whether the row increments the P's count of deleted timers. */
  boolean countsDeleted() {
    return countsDeleted;
  }

  /** Whether the row's timer comes from the heap that the operation has locked. */
  boolean picksFromHeap() {
    return picksFromHeap;
  }

  /** Whether the operation refuses deadlines that are not above 0, and periods below 0. */
  boolean checksArguments() {
    return checksArguments;
  }

  /** Whether the operation, which somebody has called for this timer, returns after this row. */
  public boolean returns() {
    return returns;
  }

  /** The field in which the row has put the deadline that the caller asked for. */
  TraceField askedField() {
    return before.nextWhen() == Effect.GIVEN ? TraceField.NEXT_WHEN : TraceField.WHEN;
  }

  /** Whether the caller asks for a deadline. */
  boolean asks() {
    return returns && before.on(askedField()) == Effect.GIVEN;
  }

  /** Whether the row puts its timer only into the heap that the operation has locked. */
  public boolean keepsHeap() {
    return keepsHeap;
  }
}

package dev.timerproof.conformance.trace.reading;

import org.jspecify.annotations.Nullable;

/**
 * One line of a trace. The object is filled again for each line; to keep an event, copy it. Not
 * thread-safe.
 */
public final class TraceEvent {
  private final long[] values = new long[TraceField.values().length];
  private long @Nullable [] heap;
  private int present;
  private long line;

  /** Forgets all fields and begins a new line. */
  public TraceEvent clear(long newLine) {
    present = 0;
    heap = null;
    line = newLine;
    return this;
  }

  /**
   * Sets a field. The value of an operation or status is its number in {@link TraceWords}, that of
   * a kind its index among the kinds.
   */
  public TraceEvent set(TraceField field, long value) {
    values[field.number()] = value;
    present |= field.bit();
    return this;
  }

  /** Sets the kind. */
  public TraceEvent kind(EventKind kind) {
    return set(TraceField.KIND, kind.number());
  }

  /** Sets the timers of a heap, from slot 0 on. */
  TraceEvent heap(long[] timers) {
    heap = timers.clone();
    return set(TraceField.HEAP, timers.length);
  }

  /** The timers of the heap, from slot 0 on; null if the line does not tell. */
  public long @Nullable [] heap() {
    long[] timers = heap;
    return timers == null ? null : timers.clone();
  }

  /** Makes this event equal to another. */
  public void copyFrom(TraceEvent other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
    heap = other.heap;
    present = other.present;
    line = other.line;
  }

  public boolean has(TraceField field) {
    return (present & field.bit()) != 0;
  }

  /** The value of a field that the event has; for other fields 0 or an old value. */
  public long get(TraceField field) {
    return values[field.number()];
  }

  public EventKind kind() {
    return EventKind.of((int) get(TraceField.KIND));
  }

  /** The line, from 1. */
  public long line() {
    return line;
  }

  int present() {
    return present;
  }

  public long timer() {
    return values[TraceField.TIMER.number()];
  }

  public long version() {
    return values[TraceField.VERSION.number()];
  }

  public int operation() {
    return (int) values[TraceField.OPERATION.number()];
  }

  public int from() {
    return (int) values[TraceField.FROM.number()];
  }

  public int to() {
    return (int) values[TraceField.TO.number()];
  }
}

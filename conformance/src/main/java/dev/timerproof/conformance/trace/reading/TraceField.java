package dev.timerproof.conformance.trace.reading;

import java.util.Arrays;

/** The fields of an event that the validator reads. Other fields are allowed and ignored. */
public enum TraceField {
  /** The timer: a number that no other timer of the trace has. */
  TIMER("t", Type.NUMBER, 0, Long.MAX_VALUE),
  /** The number of this change among the successful changes of its timer, from 1; 0 for a read. */
  VERSION("ver", Type.NUMBER, 0, 1L << 60),
  /** The operation that made or read the status. */
  OPERATION("op", Type.OPERATION, 0, 0),
  /** The kind of line. */
  KIND("kind", Type.KIND, 0, 0),
  /** The status before. */
  FROM("from", Type.STATUS, 0, 0),
  /** The status after. */
  TO("to", Type.STATUS, 0, 0),
  /** The P that runs the code, -1 for none. */
  RUNNER("p", Type.NUMBER, -1, 0xffff),
  /** The P that the timer is on, as its field says; -1 for none. */
  HOME("hp", Type.NUMBER, -1, 0xffff),
  /** The thread that runs the code. */
  THREAD("m", Type.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE),
  /** When the line was made. */
  TIME("ns", Type.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE),
  /** The timer's deadline. */
  WHEN("when", Type.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE),
  /** The new deadline of a modified timer, which it gets when a scan moves it to its place. */
  NEXT_WHEN("nextwhen", Type.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE),
  /** The timer's period, 0 for one shot. */
  PERIOD("period", Type.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE),
  /** How many timers a P counts in its heap. */
  NUM("num", Type.NUMBER, Integer.MIN_VALUE, 0xffff_ffffL),
  /** How many deleted timers a P counts in its heap. */
  DELETED("del", Type.NUMBER, Integer.MIN_VALUE, 0xffff_ffffL),
  /** The timers in the slots of a P's heap, from slot 0 on. */
  HEAP("heap", Type.TIMERS, 0, Long.MAX_VALUE),
  /** The bound of a P that its scans and its thief go by: the deadline of slot 0, 0 for none. */
  T0("t0", Type.NUMBER, 0, Long.MAX_VALUE),
  /** The bound of a P on the new deadlines of modified timers, 0 for none. */
  BOUND("bound", Type.NUMBER, 0, Long.MAX_VALUE),
  /** The time that the operation goes by, which it has read before. */
  NOW("now", Type.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE),
  /** What the operation answered to its caller: 1 for true, 0 for false. */
  ANSWER("answer", Type.NUMBER, 0, 1),
  /** The deadline that the caller asked for. */
  ASKED("asked", Type.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE);

  /** The types of fields. */
  public enum Type {
    /** An integer between the field's bounds. */
    NUMBER,
    /** The name of an operation of the table, or an alias of one. */
    OPERATION,
    /** One of {@link EventKind#texts()}. */
    KIND,
    /** The name of a status of the table. */
    STATUS,
    /** A list of timers. */
    TIMERS
  }

  private static final TraceField[] BY_NUMBER = values();
  private static final WordIndex NAMES =
      new WordIndex(Arrays.stream(BY_NUMBER).map(TraceField::text).toList());

  private final String text;
  private final Type type;
  private final long min;
  private final long max;

  TraceField(String text, Type type, long min, long max) {
    this.text = text;
    this.type = type;
    this.min = min;
    this.max = max;
  }

  /** The field's name in a trace. */
  public String text() {
    return text;
  }

  public Type type() {
    return type;
  }

  /** The least number that the field may hold. */
  public long min() {
    return min;
  }

  /** The largest number that the field may hold. */
  public long max() {
    return max;
  }

  /** The field's index in the arrays of this package; not part of the format. */
  @SuppressWarnings("EnumOrdinal")
  int number() {
    return ordinal();
  }

  public int bit() {
    return 1 << number();
  }

  public static WordIndex names() {
    return NAMES;
  }

  static TraceField of(int number) {
    return BY_NUMBER[number];
  }
}

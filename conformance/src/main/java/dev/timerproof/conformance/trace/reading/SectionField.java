package dev.timerproof.conformance.trace.reading;

import java.util.Arrays;
import java.util.List;

/** The fields of a line of format version 2 that are read. Others are allowed and ignored. */
public enum SectionField {
  /** The kind of line. */
  KIND("kind", Type.KIND, 0, 0),
  /** The timer: a number that no other timer of the trace has. */
  TIMER("t", Type.NUMBER, 0, Long.MAX_VALUE),
  /** The number of the section among those of its timer, from 1. */
  VERSION("ver", Type.NUMBER, 1, 1L << 60),
  /** The operation that holds the timer's lock. */
  OPERATION("op", Type.OPERATION, 0, 0),
  /** The bits when the lock was taken. */
  FROM("from", Type.BITS, 0, 0),
  /** The bits when the lock is given back. */
  TO("to", Type.BITS, 0, 0),
  /** The copy of the bits when the lock was taken. */
  ASTATE("astate", Type.BITS, 0, 0),
  /** The deadline when the lock was taken; 0 is not armed. */
  OLD_WHEN("when0", Type.NUMBER, 0, Long.MAX_VALUE),
  /** The deadline when the lock is given back. */
  WHEN("when", Type.NUMBER, 0, Long.MAX_VALUE),
  /** The period when the lock was taken. */
  OLD_PERIOD("period0", Type.NUMBER, 0, Long.MAX_VALUE),
  /** The period when the lock is given back. */
  PERIOD("period", Type.NUMBER, 0, Long.MAX_VALUE),
  /** 1 if the timer feeds a channel. */
  CHANNEL("chan", Type.NUMBER, 0, 1),
  /** The number of times that the timer was set; means nothing for a timer without a channel. */
  SEQ("seq", Type.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE),
  /** How many goroutines wait for the channel. */
  BLOCKED("blocked", Type.NUMBER, 0, 0xffff_ffffL),
  /** The P whose timers it is in when the lock is given back; -1 for none. */
  HOME("hp", Type.NUMBER, -1, 0xffff),
  /** For stop and reset: 1 if it is certain by then that they return true. */
  PENDING("pend", Type.NUMBER, 0, 1),
  /** For stop and reset: how many sends are in flight. */
  SENDING("sending", Type.NUMBER, 0, Integer.MAX_VALUE),
  /** For reset: 1 if the new deadline is before the bound that it has loaded. */
  EARLIEST("earliest", Type.NUMBER, 0, 1),
  /** 1 if the timer fires. */
  FIRES("fires", Type.NUMBER, 0, 1),
  /** The time that the firing operation has read from the clock. */
  NOW("now", Type.NUMBER, 0, Long.MAX_VALUE),
  /** The outcome of a firing. */
  HOW("how", Type.HOW, 0, 0),
  /** The P that runs the code, or that the line is about. */
  RUNNER("p", Type.NUMBER, -1, 0xffff),
  /** The atomic copy of the heap's length. */
  LENGTH("len", Type.NUMBER, 0, 0xffff_ffffL),
  /** The count of zombies. */
  ZOMBIES("zombies", Type.NUMBER, Integer.MIN_VALUE, Integer.MAX_VALUE),
  /** The bound minWhenHeap. */
  MIN_HEAP("minheap", Type.NUMBER, 0, Long.MAX_VALUE),
  /** The bound minWhenModified. */
  MIN_MODIFIED("minmod", Type.NUMBER, 0, Long.MAX_VALUE);

  /** The types of fields. */
  public enum Type {
    /** An integer between the field's bounds. */
    NUMBER,
    /** The name of an operation of the table. */
    OPERATION,
    /** One of {@link SectionKind#texts()}. */
    KIND,
    /** An index in {@link SectionWords#BITS}. */
    BITS,
    /** An index in {@link SectionWords#HOWS}. */
    HOW
  }

  private static final List<SectionField> ALL = List.of(values());
  private static final WordIndex NAMES =
      new WordIndex(Arrays.stream(values()).map(SectionField::text).toList());

  private final String text;
  private final Type type;
  private final long min;
  private final long max;

  SectionField(String text, Type type, long min, long max) {
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

  /** The field's index in an event; not part of the format. */
  @SuppressWarnings("EnumOrdinal")
  int number() {
    return ordinal();
  }

  int bit() {
    return 1 << number();
  }

  static WordIndex names() {
    return NAMES;
  }

  static SectionField of(int number) {
    return ALL.get(number);
  }
}

package dev.timerproof.conformance.trace.reading;

import java.util.Arrays;
import java.util.List;

/** The fields of a line of format version 2 that are read. Others are allowed and ignored. */
public enum SectionField {
  /** What the line tells. */
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
  /** Counts the settings; means nothing for a timer without a channel. */
  SEQ("seq", Type.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE),
  /** How many wait for the channel. */
  BLOCKED("blocked", Type.NUMBER, 0, 0xffff_ffffL),
  /** The P whose timers it is in when the lock is given back; -1 for none. */
  HOME("hp", Type.NUMBER, -1, 0xffff),
  /** Of stop and reset: 1 if they know by then that they answer true. */
  PENDING("pend", Type.NUMBER, 0, 1),
  /** Of stop and reset: how many sends are in flight. */
  SENDING("sending", Type.NUMBER, 0, Integer.MAX_VALUE),
  /** Of reset: 1 if the new deadline is before the bound that it has loaded. */
  EARLIEST("earliest", Type.NUMBER, 0, 1),
  /** 1 if the timer fires. */
  FIRES("fires", Type.NUMBER, 0, 1),
  /** The clock as who fires it has read it. */
  NOW("now", Type.NUMBER, 0, Long.MAX_VALUE),
  /** What became of a firing. */
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

  /** What a field holds. */
  public enum Type {
    /** An integer between the field's bounds. */
    NUMBER,
    /** The name of an operation of the table. */
    OPERATION,
    /** One of {@link SectionKind#texts()}. */
    KIND,
    /** A place in {@link SectionWords#BITS}. */
    BITS,
    /** A place in {@link SectionWords#HOWS}. */
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

  /** The name that stands in a trace. */
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

  /** The field's place in an event; it stands in no file. */
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

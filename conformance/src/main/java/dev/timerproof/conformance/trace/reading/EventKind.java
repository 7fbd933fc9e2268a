package dev.timerproof.conformance.trace.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of lines of a trace; in a trace the words are in lower case. */
public enum EventKind {
  /** A successful compare-and-set of the status word. */
  CAS(TraceField.TIMER, TraceField.OPERATION, TraceField.FROM, TraceField.TO),
  /** A plain store of the status word. */
  STORE(TraceField.TIMER, TraceField.OPERATION, TraceField.FROM, TraceField.TO),
  /** The status was read; the operation waits for it to change. */
  WAIT(TraceField.TIMER, TraceField.OPERATION, TraceField.FROM),
  /** The status was read; the operation leaves it as it is. */
  NOOP(TraceField.TIMER, TraceField.OPERATION, TraceField.FROM),
  /** The status was read; the operation throws. */
  PANIC(TraceField.TIMER, TraceField.OPERATION, TraceField.FROM),
  /** The timer's function is called; the version is that of the change that fired it. */
  FIRE(TraceField.TIMER, TraceField.VERSION),
  /** No later line is about the timer; the version follows that of its last change. */
  RETIRE(TraceField.TIMER, TraceField.VERSION),
  /** The counters of a P while no operation is under way. */
  QUIET(TraceField.RUNNER, TraceField.NUM, TraceField.DELETED),
  /**
   * An operation returns to its caller. The version is that of its last change, 0 if it made none.
   */
  RETURN(TraceField.TIMER, TraceField.VERSION, TraceField.OPERATION),
  /** Nothing follows: the trace was written to its end. */
  END;

  private static final WordIndex NAMES =
      new WordIndex(Arrays.stream(values()).map(EventKind::text).toList());
  private static final EventKind[] BY_NUMBER = values();

  private final int requiredBits;

  EventKind(TraceField... required) {
    this.requiredBits = Arrays.stream(required).mapToInt(TraceField::bit).sum();
  }

  /** Whether the line is about a change of the status word. */
  public boolean isChange() {
    return this == CAS || this == STORE;
  }

  /** Whether the line is about an operation that read the status and left it. */
  public boolean isRead() {
    return this == WAIT || this == NOOP || this == PANIC;
  }

  /** The word that stands in a trace. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The fields that such a line must have. A change must have its version as well. */
  public List<TraceField> required() {
    return Arrays.stream(TraceField.values()).filter(f -> (requiredBits & f.bit()) != 0).toList();
  }

  /** The kind's index among the kinds. */
  @SuppressWarnings("EnumOrdinal")
  int number() {
    return ordinal();
  }

  int requiredBits() {
    return requiredBits;
  }

  /** All words, in order. */
  public static List<String> texts() {
    return NAMES.words();
  }

  public static WordIndex names() {
    return NAMES;
  }

  public static EventKind of(int number) {
    return BY_NUMBER[number];
  }
}

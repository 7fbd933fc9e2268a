package dev.timerproof.conformance.trace.reading;

import org.jspecify.annotations.Nullable;

/**
 * The input is not a trace: not JSON, not complete, or not made of known fields and words. The
 * message begins with {@code file:line:column:} and says what was found and what was expected.
 */
public final class MalformedTraceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final long column;
  private final boolean cut;

  private MalformedTraceException(
      String file, long line, long column, boolean cut, String what, @Nullable Throwable cause) {
    super(file + ":" + line + ":" + column + ": " + what, cause);
    this.line = line;
    this.column = column;
    this.cut = cut;
  }

  /** Something at a place that no trace has there. */
  public static MalformedTraceException at(String file, long line, long column, String what) {
    return new MalformedTraceException(file, line, column, false, what, null);
  }

  /** As {@link #at}, with the exception of the decoder or JSON parser that saw it. */
  public static MalformedTraceException at(
      String file, long line, long column, String what, Throwable cause) {
    return new MalformedTraceException(file, line, column, false, what, cause);
  }

  /** The input ends where a trace goes on, as after a crash of the recorder. */
  public static MalformedTraceException cut(String file, long line, long column, String what) {
    return new MalformedTraceException(file, line, column, true, what, null);
  }

  /** The line of the fault, from 1. */
  public long line() {
    return line;
  }

  /** The byte of the line at which the fault was seen, from 1. */
  public long column() {
    return column;
  }

  /** Whether everything before the fault is a trace that merely was not written to its end. */
  public boolean isCut() {
    return cut;
  }
}

package dev.timerproof.conformance.trace.reading;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the input is not a trace: it is not JSON, not complete, or not made of known fields and
 * words. The message begins with {@code file:line:column:} and says what was found and what was
 * expected.
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

  /** An exception for a fault at a place. */
  public static MalformedTraceException at(String file, long line, long column, String what) {
    return new MalformedTraceException(file, line, column, false, what, null);
  }

  /** As {@link #at}, with the exception of the decoder or JSON parser that saw it. */
  public static MalformedTraceException at(
      String file, long line, long column, String what, Throwable cause) {
    return new MalformedTraceException(file, line, column, false, what, cause);
  }

  /**
   * An exception for input that ends in the middle of a trace, as after a crash of the recorder.
   */
  public static MalformedTraceException cut(String file, long line, long column, String what) {
    return new MalformedTraceException(file, line, column, true, what, null);
  }

  /** The line of the fault, from 1. */
  public long line() {
    return line;
  }

  /** The byte of the line where the fault is, from 1. */
  public long column() {
    return column;
  }

  /** Whether the only fault is that the trace was not written to its end. */
  public boolean isCut() {
    return cut;
  }
}

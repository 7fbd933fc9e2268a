package dev.timerproof.conformance.trace;

/**
 * How strictly a trace is checked.
 *
 * @param edgesOnly whether each change is checked by itself only, for recorders without versions
 * @param window how many further events may come before a change that was overtaken must be there;
 *     at least 0
 */
public record TraceOptions(boolean edgesOnly, int window) {
  /**
   * The window if none is asked for. A line is late when its thread loses its core between the
   * change and the line; 65,536 events are 65 ms at a million events a second. Holding that many
   * takes about 12 MB, and only as many as really are out of order are held.
   */
  public static final int DEFAULT_WINDOW = 1 << 16;

  /** All checks, with the default window. */
  public static final TraceOptions DEFAULT = new TraceOptions(false, DEFAULT_WINDOW);

  public TraceOptions {
    if (window < 0) {
      throw new IllegalArgumentException("window is " + window + ", expected at least 0");
    }
  }
}

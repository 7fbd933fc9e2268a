package dev.timerproof.conformance.trace;

/**
 * How strictly a trace is checked.
 *
 * @param edgesOnly whether each change is checked only by itself, for recorders that write no
 *     versions
 * @param window how many events a change may be late: after it is known to be missing, at most so
 *     many further events may come before it; at least 0
 */
public record TraceOptions(boolean edgesOnly, int window) {
  /**
   * The default window. A line is late if its thread is preempted between the change and the
   * writing of the line; 65,536 events are 65 ms at a million events a second. Holding so many
   * events takes about 12 MB, but only events that really are out of order are held.
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

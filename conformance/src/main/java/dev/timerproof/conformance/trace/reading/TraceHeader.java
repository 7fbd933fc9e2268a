package dev.timerproof.conformance.trace.reading;

/**
 * The first line of a trace.
 *
 * @param version the version of the format
 * @param runtime the runtime that was recorded, with its version
 * @param edition the edition of the table that the runtime follows
 * @param unit the unit of times, deadlines and periods
 * @param sharedClock whether {@code ns} and the deadlines are readings of one clock
 * @param fires whether each call of a timer's function has a line
 * @param returns whether each return of an operation to its caller has a line
 * @param ends whether a trace that was written to its end says so in its last line
 * @param stated false if the trace has no header and these are the assumed values
 */
public record TraceHeader(
    int version,
    String runtime,
    String edition,
    String unit,
    boolean sharedClock,
    boolean fires,
    boolean returns,
    boolean ends,
    boolean stated) {
  /** The schema that a header names. */
  public static final String SCHEMA = "timerproof-trace";

  /** The version for timers with a status word. */
  public static final int VERSION = 1;

  /** The version for timers with a mutex. */
  public static final int SECTIONS = 2;

  /** The assumed header of a trace without one: that of the Go 1.19 recorder. */
  public static final TraceHeader ASSUMED =
      new TraceHeader(VERSION, "unknown", "go1.19", "ns", true, false, false, false, false);
}

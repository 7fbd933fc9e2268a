package dev.timerproof.conformance.trace;

import java.util.Locale;

/** The verdict on a trace. */
public enum Verdict {
  /** The trace is a run of the table. */
  VALID,
  /** The trace is well formed, but no run of the table. */
  REJECTED,
  /**
   * The trace ends in the middle, as after a crash; its events until then are a run of the table.
   */
  CUT,
  /** The input is not a trace. */
  MALFORMED;

  /** The word that reports use. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

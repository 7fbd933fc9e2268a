package dev.timerproof.conformance.history.check;

import java.util.List;
import java.util.Locale;

/**
 * How a timer breaks a contract.
 *
 * @param kind what it did
 * @param timer its number
 * @param line the line at which it cannot be explained any more; that of the arm if nothing comes
 * @param at the moment of it, in ns
 * @param why a sentence that says what was wrong
 * @param legal what would have been legal
 * @param lanes what led to it, a column for each thread
 */
public record Violation(
    Kind kind, long timer, long line, long at, String why, String legal, List<String> lanes) {
  /** The kinds of faults. */
  public enum Kind {
    /** It fired before its deadline. */
    EARLY,
    /** Its function was called more often than it was armed. */
    EXTRA_FIRE,
    /** Its function was called though stop or reset kept it from firing. */
    FIRE_AFTER_STOP,
    /** It is long overdue at the end, or its function was never called. */
    LOST_FIRE,
    /** Stop or reset answered what it cannot. */
    WRONG_ANSWER,
    /** A value was received that stop or reset had taken back, or that nobody sent. */
    STALE_VALUE,
    /** Its function was given what no arm had asked for. */
    WRONG_ARGUMENT,
    /** Its function was called while it still ran. */
    OVERLAP,
    /** A call that has not returned at the end. */
    NO_RETURN,
    /** A call that the contract does not have. */
    NOT_OFFERED;

    /** The word that reports use. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Violation {
    lanes = List.copyOf(lanes);
  }
}

package dev.timerproof.conformance.history.reading;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a line tells about a timer.
 *
 * @param kind what happened
 * @param line its line
 * @param at when, in ns
 * @param thread by whom
 * @param from the reading that the next period counts from, if it counts from this call of the
 *     function
 * @param call the call that begins or returns; null for the function
 * @param argument what the function was given; null if not recorded
 */
public record Event(
    Kind kind,
    long line,
    long at,
    long thread,
    long from,
    @Nullable Call call,
    @Nullable Long argument) {
  /** What happened. The order is that in which events of the same moment are taken. */
  public enum Kind {
    /** A call begins. */
    CALL,
    /** The function returns. */
    DONE,
    /** A call returns. */
    RETURN,
    /** The function is called. */
    FIRE
  }

  /**
   * The order of time. Of events at one reading of the clock those come first that make more orders
   * possible.
   */
  static final Comparator<Event> BY_TIME =
      Comparator.comparingLong(Event::at).thenComparing(Event::kind).thenComparing(Event::line);
}

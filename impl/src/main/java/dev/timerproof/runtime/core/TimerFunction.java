package dev.timerproof.runtime.core;

import org.jspecify.annotations.Nullable;

/**
 * The function that a timer calls when it fires. It runs on the thread that found the timer due,
 * which holds no lock then; it may start, stop and reset any timer, its own included.
 */
@FunctionalInterface
public interface TimerFunction {
  /** The function of a timer that was never given one: does nothing. */
  TimerFunction NOTHING = (arg, seq) -> {};

  /**
   * Called once for each time that the timer fires.
   *
   * @param arg the argument that the timer was armed with
   * @param seq the number that the timer was armed with; tells one arm from another
   */
  void run(@Nullable Object arg, int seq);

  /**
   * Called by the processor. Override this one to get the deadline too: once the timer has fired,
   * its fields no longer have it.
   *
   * @param due the deadline in nanoseconds, not after the present time
   */
  default void run(@Nullable Object arg, int seq, long due) {
    run(arg, seq);
  }
}

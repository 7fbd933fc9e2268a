package dev.timerproof.runtime.core;

import org.jspecify.annotations.Nullable;

/**
 * What a timer calls when it fires. It runs on the thread that found the timer due, which holds no
 * lock then; it may start, stop and reset any timer, its own included.
 */
@FunctionalInterface
public interface TimerFunction {
  /** Does nothing; what a timer calls that was never given a function. */
  TimerFunction NOTHING = (arg, seq) -> {};

  /**
   * Called once for each time that the timer fires.
   *
   * @param arg the argument that the timer was armed with
   * @param seq the number that the timer was armed with; tells one arm from another
   */
  void run(@Nullable Object arg, int seq);

  /**
   * What a processor calls. Override it to be told the deadline too, which the timer's fields no
   * longer tell once it has fired.
   *
   * @param due the deadline in nanoseconds, not after the present time
   */
  default void run(@Nullable Object arg, int seq, long due) {
    run(arg, seq);
  }
}

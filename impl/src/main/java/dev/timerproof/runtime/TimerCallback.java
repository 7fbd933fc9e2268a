package dev.timerproof.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The function that a {@link RawTimer} calls when it fires. It runs on the scheduler's own thread,
 * so it must not block: as long as it runs, it delays other timers. It may arm and stop any timer,
 * its own included. An exception goes to the runtime's error handler and harms no other timer.
 */
@FunctionalInterface
public interface TimerCallback {
  /**
   * Called once for each arm that is neither stopped nor replaced in time, and once for each period
   * of a periodic timer.
   *
   * @param arg the argument that the timer was made with
   * @param seq the number of the arm, see {@link RawTimer#seq}
   * @param deadlineNanos the deadline that has passed, in nanoseconds by the runtime's clock
   */
  void fired(@Nullable Object arg, long seq, long deadlineNanos);
}

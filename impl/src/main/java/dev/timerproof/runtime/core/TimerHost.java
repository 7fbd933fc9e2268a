package dev.timerproof.runtime.core;

/** The clock and the scheduler that timers run under. Implementations must be thread-safe. */
public interface TimerHost {
  /**
   * The present time.
   *
   * @return nanoseconds since some moment in the past, never 0 or less
   */
  long nanotime();

  /**
   * Called after a timer was armed: a thread that sleeps until later than {@code when} has to wake
   * up. The caller holds no lock and owns no timer.
   *
   * @param when the deadline in nanoseconds
   */
  void wakeNetPoller(long when);

  /** The id of the processor that the calling thread has, or -1 if it has none; for recordings. */
  default int processorOfThread() {
    return -1;
  }

  /**
   * Called when a timer's function has thrown. The timer counts as fired; no other timer is
   * affected. Exceptions of this method are ignored.
   *
   * @param t the timer
   * @param failure what was thrown
   */
  void callbackFailed(RuntimeTimer t, Throwable failure);
}

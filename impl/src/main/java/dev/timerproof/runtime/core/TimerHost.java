package dev.timerproof.runtime.core;

/** What timers need from their surroundings. Implementations are called by many threads at once. */
public interface TimerHost {
  /**
   * The present time.
   *
   * @return nanoseconds since some moment in the past, never 0 or less
   */
  long nanotime();

  /**
   * A timer was armed that is due at {@code when}: whoever sleeps longer than that has to wake up.
   * The caller holds no lock and owns no timer.
   *
   * @param when the deadline in nanoseconds
   */
  void wakeNetPoller(long when);

  /** The id of the processor that the calling thread has, or -1 if it has none; for recordings. */
  default int processorOfThread() {
    return -1;
  }

  /**
   * A timer's function has thrown. The timer has fired all the same; no other timer is affected.
   * What this method throws is ignored.
   *
   * @param t the timer
   * @param failure what was thrown
   */
  void callbackFailed(RuntimeTimer t, Throwable failure);
}

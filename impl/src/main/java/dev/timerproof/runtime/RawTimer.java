package dev.timerproof.runtime;

/**
 * A timer for libraries: no channel, no thread, no allocation after it has been made. Made by
 * {@link TimerRuntime#newRawTimer}; not armed at first.
 *
 * <p>Thread-safe: any number of threads may arm and stop one timer at once, and each call takes
 * effect at one moment between its start and its end. Everything that a thread did before it armed
 * the timer is seen by the callback.
 *
 * <p>Deadlines are nanoseconds by the runtime's clock, {@link TimerRuntime#now}. No callback comes
 * early. Deadlines beyond the end of time, and delays that would lead there, mean never.
 */
public interface RawTimer {
  /**
   * Arms the timer, or moves it if it is armed; it fires once.
   *
   * @param delayNanos from now on; 0 or less means at once, but never on the calling thread
   * @return whether the timer was armed and has not fired, that is, whether an earlier arm was
   *     replaced
   * @throws java.util.concurrent.RejectedExecutionException if the runtime is shut down
   */
  boolean armAfter(long delayNanos);

  /**
   * Arms the timer, or moves it if it is armed; it fires once.
   *
   * @param deadlineNanos a time by {@link TimerRuntime#now}; a past one means at once
   * @return as {@link #armAfter}
   * @throws java.util.concurrent.RejectedExecutionException if the runtime is shut down
   */
  boolean armAt(long deadlineNanos);

  /**
   * Arms the timer, or moves it if it is armed; it fires again and again. Periods that were missed
   * because nothing ran are skipped: the deadlines stay where the first one and the period put
   * them.
   *
   * @param delayNanos until it fires first; 0 or less means at once
   * @param periodNanos from one deadline to the next, more than 0
   * @return as {@link #armAfter}
   * @throws IllegalArgumentException if the period is 0 or less
   * @throws java.util.concurrent.RejectedExecutionException if the runtime is shut down
   */
  boolean armPeriodic(long delayNanos, long periodNanos);

  /**
   * Disarms the timer. Takes no lock.
   *
   * @return whether it was armed; then this arm does not fire any more. A callback of an earlier
   *     period, or of an arm for which this returns false, may still be running.
   */
  boolean stop();

  /**
   * The number of the last arm, counted from 1; 0 if it was never armed. A callback is told the
   * number of its own arm. Counts modulo 2<sup>32</sup>; threads that arm one timer at the same
   * time may be given the same number.
   */
  long seq();
}

package dev.timerproof.runtime;

import java.time.Duration;

/**
 * A timer that delivers the time to its channel again and again. A reader that lags behind loses
 * ticks and can ask the channel how many; the deadlines stay where the first one and the period put
 * them. Thread-safe.
 */
public interface Ticker extends AutoCloseable {
  /** Ends the ticks. The channel stays open and keeps a value that waits in it. */
  void stop();

  /**
   * Starts anew, with the first tick after one period.
   *
   * @param period more than 0
   * @throws IllegalArgumentException if the period is 0 or less
   * @throws java.util.concurrent.RejectedExecutionException if the runtime is shut down
   */
  void reset(Duration period);

  /** Where the ticks are delivered. */
  TimeChannel channel();

  /** The same as {@link #stop}. */
  @Override
  default void close() {
    stop();
  }
}

package dev.timerproof.runtime;

import java.time.Duration;

/**
 * A timer that fires once: it delivers the time to its channel, or calls its function if {@link
 * TimerRuntime#afterFunc} made it. Thread-safe.
 *
 * <p>Each arm has exactly one outcome: it fires, or {@link #stop} returns true, or {@link #reset}
 * returns true.
 */
public interface Timer {
  /**
   * Keeps the timer from firing.
   *
   * @return true if it was armed and has not fired; false if it has fired or was stopped before.
   *     After false, the function of this timer may be running, or the value may wait in the
   *     channel, which this method leaves as it is.
   */
  boolean stop();

  /**
   * Arms the timer anew, whether or not it is armed.
   *
   * @param delay from now on; 0 or less means at once
   * @return true if it was armed and has not fired. A value that waits in the channel stays there.
   * @throws java.util.concurrent.RejectedExecutionException if the runtime is shut down
   */
  boolean reset(Duration delay);

  /**
   * Where the time is delivered.
   *
   * @throws IllegalStateException if this timer calls a function
   */
  TimeChannel channel();
}

package dev.timerproof.runtime.net;

import java.util.function.Consumer;

/**
 * Where a thread of the scheduler sleeps: until the next timer is due, something is ready, or
 * somebody calls {@link #wakeup}.
 */
public interface NetPoller extends AutoCloseable {
  /**
   * Waits, and hands over what has become ready. One thread calls this at a time. It may return
   * early; it must not sleep on once {@link #wakeup} was called, not even if that was before the
   * call.
   *
   * @param delayNanos how long to wait at most: 0 not at all, negative for as long as it takes
   * @param ready receives what is to be run; it must not be run here
   */
  void poll(long delayNanos, Consumer<Runnable> ready);

  /** Ends the wait of the thread in {@link #poll}, or the next one. Called by any thread. */
  void wakeup();

  /** Whether somebody has to poll even if there is no timer. Called by any thread. */
  boolean hasWaiters();

  /** Releases what the poller holds. Nobody polls any more. */
  @Override
  default void close() {}
}

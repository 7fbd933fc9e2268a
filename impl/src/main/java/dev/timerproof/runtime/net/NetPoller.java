package dev.timerproof.runtime.net;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a thread of the scheduler sleeps until the next timer is due, a channel is ready, or
 * another thread calls {@link #wakeup}.
 */
public interface NetPoller extends AutoCloseable {
  /**
   * Waits, and passes on a task for each channel that has become ready. One thread calls this at a
   * time. It may return early; it must not sleep any longer once {@link #wakeup} was called, even
   * if that was before this call. A call with delay 0 does not use a wake-up up: the next call that
   * may wait returns because of it.
   *
   * @param delayNanos how long to wait at most: 0 not at all, negative for as long as it takes
   * @param ready receives the tasks; it must not run them itself
   */
  void poll(long delayNanos, Consumer<Runnable> ready);

  /** Ends the wait of the thread in {@link #poll}, or the next one. Called by any thread. */
  void wakeup();

  /**
   * Waits for the rest of a delay that {@link #poll} cannot wait for precisely enough, such as
   * fractions of a millisecond; a poller that is precise has nothing to do here. Follows a call of
   * {@code poll} with nothing ready and no wake-up, by the same thread; ends as that does, and
   * looks again once {@link #unpark} was called.
   *
   * @param delayNanos how long to wait at most, positive; or negative for as long as it takes
   */
  default void park(long delayNanos) {}

  /** Ends the wait in {@link #park}, after a call of {@link #wakeup}. Called by any thread. */
  default void unpark() {}

  /** Whether somebody has to poll even if there is no timer. Called by any thread. */
  boolean hasWaiters();

  /**
   * Makes a channel known, with no operation to wait for yet. Called by any thread; the caller then
   * has a thread call {@link #poll} anew.
   *
   * @param channel in non-blocking mode
   * @throws IOException if the poller or the channel is closed
   * @throws IllegalStateException if the channel is known already; nothing has changed then
   */
  Registration register(SelectableChannel channel, Listener listener) throws IOException;

  /** Is told when a channel is ready. */
  @FunctionalInterface
  interface Listener {
    /**
     * Called within {@link #poll}; must return soon. The ready operations are not waited for any
     * more. If the returned task cannot be passed on, for instance because memory is exhausted, the
     * operations are waited for again and this method is called again.
     *
     * @param ops the operations, as {@link java.nio.channels.SelectionKey} numbers them
     * @return the task to run, or null
     */
    @Nullable Runnable ready(int ops);

    /**
     * The channel was closed while it was registered. Called once, by the thread that closes it,
     * which holds locks of the channel: must return at once and throw nothing. The registration has
     * still to be cancelled, later and by another call.
     */
    default void closed() {}
  }

  /** A channel that a poller knows. Thread-safe. After {@link #cancel} nothing has an effect. */
  interface Registration {
    /**
     * Waits for these operations too, until one is ready. The caller then has a thread call {@link
     * #poll} anew.
     *
     * @throws IllegalArgumentException if the channel has no such operation; nothing has changed
     */
    void want(int ops);

    /** Does not wait for these operations any more. */
    void drop(int ops);

    /**
     * Forgets the channel. If it is closed, its descriptor and its port are free when this returns.
     * The caller holds no lock that {@link Listener#ready} takes.
     */
    void cancel();
  }

  /** Releases the poller's resources. No thread calls {@link #poll} any more. */
  @Override
  default void close() {}
}

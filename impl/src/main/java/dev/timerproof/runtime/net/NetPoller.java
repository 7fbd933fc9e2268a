package dev.timerproof.runtime.net;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a thread of the scheduler sleeps: until the next timer is due, something is ready, or
 * somebody calls {@link #wakeup}.
 */
public interface NetPoller extends AutoCloseable {
  /**
   * Waits, and hands over what has become ready. One thread calls this at a time. It may return
   * early; it must not sleep on once {@link #wakeup} was called, not even if that was before the
   * call. A call that may not wait leaves a wake-up to the next one that may.
   *
   * @param delayNanos how long to wait at most: 0 not at all, negative for as long as it takes
   * @param ready receives what is to be run; it must not be run here
   */
  void poll(long delayNanos, Consumer<Runnable> ready);

  /** Ends the wait of the thread in {@link #poll}, or the next one. Called by any thread. */
  void wakeup();

  /**
   * Waits for what {@link #poll} has left over because it cannot wait as precisely; a poller that
   * can has nothing to do here. Follows a call of {@code poll} with nothing ready and no wake-up,
   * by the same thread; ends as that does, and looks again once {@link #unpark} was called.
   *
   * @param delayNanos how long to wait at most, positive; or negative for as long as it takes
   */
  default void park(long delayNanos) {}

  /** Ends the wait in {@link #park}, after a call of {@link #wakeup}. Called by any thread. */
  default void unpark() {}

  /** Whether somebody has to poll even if there is no timer. Called by any thread. */
  boolean hasWaiters();

  /**
   * Makes a channel known. Nothing is waited for at first. Called by any thread; the caller has to
   * see to it that somebody polls anew.
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
     * Called within {@link #poll}; must return soon. What was ready is not waited for any more. If
     * what is returned cannot be handed over, because memory is exhausted for instance, it is
     * waited for again and this method called again.
     *
     * @param ops the operations, as {@link java.nio.channels.SelectionKey} numbers them
     * @return what is to be run, or null
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
     * Waits for these operations too, until one is ready. The caller has somebody poll anew.
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

  /** Releases what the poller holds. Nobody polls any more. */
  @Override
  default void close() {}
}

package dev.timerproof.runtime.net;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;

/**
 * A channel that a runtime watches. Each call of {@link #wantRead} or {@link #wantWrite} is for one
 * event: the handler asks again when it wants more. Thread-safe.
 *
 * <p>A deadline is a timer. Once it has passed, waiting for that direction fails at once, until the
 * deadline is replaced or cleared.
 */
public interface NetChannel extends AutoCloseable {
  /** The channel, in non-blocking mode. */
  SelectableChannel channel();

  /**
   * Has the handler called once when a read or an accept is possible, or the deadline passes. No
   * effect on a closed channel.
   *
   * @throws UnsupportedOperationException if the channel can only be written to
   */
  void wantRead();

  /**
   * Has the handler called once when a write or a connect is possible, or the deadline passes. No
   * effect on a closed channel.
   *
   * @throws UnsupportedOperationException if the channel can only be read, or only accepts
   */
  void wantWrite();

  /**
   * Sets or replaces the deadline of reads. No effect on a closed channel.
   *
   * @param delay from now on; 0 or less has passed already
   * @throws java.util.concurrent.RejectedExecutionException if the runtime is shut down and {@code
   *     delay} is more than 0; an earlier deadline stays
   */
  void readDeadline(Duration delay);

  /** Sets or replaces the deadline of writes; see {@link #readDeadline}. */
  void writeDeadline(Duration delay);

  /** Reads have no deadline any more. */
  void clearReadDeadline();

  /** Writes have no deadline any more. */
  void clearWriteDeadline();

  /**
   * Stops the deadlines and closes the channel. When this returns, the descriptor and the port are
   * free, and the handler is not called any more.
   *
   * <p>If another thread is in a call of the handler, this waits for that call to end, so the
   * calling thread must hold no lock that the handler takes. A handler that closes its own channel
   * does not wait; nor does one of two handlers that close each other's channels at once.
   *
   * @throws IOException if the channel cannot be closed; it is not watched any more all the same
   */
  @Override
  void close() throws IOException;
}

package dev.timerproof.runtime.net;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;

/**
 * A channel that a runtime watches. Each wait is for one event: the handler asks again when it
 * wants more. Thread-safe.
 *
 * <p>A deadline is a timer. Once it has passed, waiting for that direction fails at once, until the
 * deadline is replaced or cleared.
 */
public interface NetChannel extends AutoCloseable {
  /** The channel, in non-blocking mode. */
  SelectableChannel channel();

  /** Has the handler called once when a read or an accept is possible, or the deadline passes. */
  void wantRead();

  /** Has the handler called once when a write or a connect is possible, or the deadline passes. */
  void wantWrite();

  /**
   * Sets or replaces the deadline of reads.
   *
   * @param delay from now on; 0 or less has passed already
   */
  void readDeadline(Duration delay);

  /** Sets or replaces the deadline of writes; see {@link #readDeadline}. */
  void writeDeadline(Duration delay);

  /** Reads have no deadline any more. */
  void clearReadDeadline();

  /** Writes have no deadline any more. */
  void clearWriteDeadline();

  /** Stops the deadlines and closes the channel. The handler is not called any more. */
  @Override
  void close() throws IOException;
}

package dev.timerproof.runtime.net;

import java.io.IOException;

/**
 * The callbacks of a {@link NetChannel}. They run on a thread of the scheduler and must not block.
 *
 * <p>For one channel, calls of either direction do not overlap, and each sees the writes of the one
 * before. A call that is due while another one runs is made afterwards. No call begins after {@link
 * NetChannel#close} was called.
 *
 * <p>An exception of a method goes to {@link #failed}. If the channel is closed by then it goes to
 * the runtime's error handler instead, apart from a {@link
 * java.nio.channels.ClosedChannelException}, which goes nowhere.
 */
public interface NetHandler {
  /** Called after {@link NetChannel#wantRead}, when a read or an accept is possible. */
  void readable(NetChannel channel) throws IOException;

  /** Called after {@link NetChannel#wantWrite}, when a write or a connect is possible. */
  default void writable(NetChannel channel) throws IOException {}

  /** The read deadline has passed while a read was waited for. Closes the channel by default. */
  default void readTimedOut(NetChannel channel) throws IOException {
    channel.close();
  }

  /** The write deadline has passed while a write was waited for. Closes the channel by default. */
  default void writeTimedOut(NetChannel channel) throws IOException {
    channel.close();
  }

  /**
   * Another method of this handler has thrown, or the channel was closed other than by {@link
   * NetChannel#close}: then {@code failure} is a {@link java.nio.channels.ClosedChannelException},
   * this is the last call, and {@code NetChannel.close} follows. Closes the channel by default.
   */
  default void failed(NetChannel channel, Throwable failure) throws IOException {
    channel.close();
  }
}

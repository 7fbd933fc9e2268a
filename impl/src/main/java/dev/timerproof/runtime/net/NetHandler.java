package dev.timerproof.runtime.net;

import java.io.IOException;

/**
 * What a {@link NetChannel} calls, on a thread of the scheduler: it must not block.
 *
 * <p>For one channel, calls do not overlap, and each sees what the one before has written; this
 * holds for both directions together. A call that is due while another one runs is made afterwards.
 * No call begins after {@link NetChannel#close} was called.
 *
 * <p>What a method throws goes to {@link #failed}. If the channel is closed by then it goes to the
 * runtime's error handler instead, apart from a {@link java.nio.channels.ClosedChannelException},
 * which goes nowhere.
 */
public interface NetHandler {
  /** What was waited for by {@link NetChannel#wantRead} can be done: a read or an accept. */
  void readable(NetChannel channel) throws IOException;

  /** What was waited for by {@link NetChannel#wantWrite} can be done: a write or a connect. */
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

package dev.timerproof.runtime.net;

import java.io.IOException;

/**
 * What a {@link NetChannel} calls, on a thread of the scheduler: it must not block. For one channel
 * and one direction, calls do not overlap. What a method throws goes to {@link #failed}.
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

  /** Another method of this handler has thrown. Closes the channel by default. */
  default void failed(NetChannel channel, Throwable failure) throws IOException {
    channel.close();
  }
}

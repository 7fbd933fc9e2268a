package dev.timerproof.runtime.net;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelectionKey;
import java.nio.channels.spi.AbstractSelector;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a channel is being closed, whoever closes it. A selector that sleeps is not woken up
 * by the closing of one of its channels, so it would keep the descriptor, and nobody would hear of
 * it, until something else happens.
 *
 * <p>A channel that is closed cancels its keys at all selectors. This is a selector with one key,
 * which selects nothing: {@link AbstractSelectionKey#cancel} asks the key for its selector in order
 * to queue the key there, and that question is the notice. The key is taken out of the channel at
 * once, because a channel keeps its descriptor as long as it has a key.
 *
 * <p>Thread-safe.
 */
final class CloseWatch extends AbstractSelector {
  private final Runnable closed;
  private @Nullable WatchKey key;

  /** Whether the key is out of the channel. */
  private boolean gone;

  private CloseWatch(SelectableChannel channel, Runnable closed) {
    super(channel.provider());
    this.closed = closed;
  }

  /**
   * Watches a channel. It has to be called before the channel is registered with the selector that
   * is to release the descriptor: keys are cancelled in that order.
   *
   * @param channel in non-blocking mode
   * @param closed is called once, unless {@link #stop} comes first, by the thread that closes the
   *     channel and that holds the channel's locks: it must return at once and throw nothing
   * @throws IOException if the channel is closed already
   */
  static CloseWatch of(SelectableChannel channel, Runnable closed) throws IOException {
    CloseWatch watch = new CloseWatch(channel, closed);
    channel.register(watch, 0);
    return watch;
  }

  /**
   * Ends the watch: nothing is called any more, and the channel has no key of it.
   *
   * @return whether it has not ended before
   */
  synchronized boolean stop() {
    WatchKey k = key;
    if (k == null || gone) {
      return false;
    }
    gone = true;
    deregister(k);
    return true;
  }

  @Override
  protected synchronized SelectionKey register(
      AbstractSelectableChannel channel, int ops, @Nullable Object attachment) {
    WatchKey k = new WatchKey(channel);
    key = k;
    return k;
  }

  private final class WatchKey extends AbstractSelectionKey {
    private final SelectableChannel channel;

    WatchKey(SelectableChannel channel) {
      this.channel = channel;
    }

    @Override
    public SelectableChannel channel() {
      return channel;
    }

    /** Called by {@link AbstractSelectionKey#cancel} when the key has just been cancelled. */
    @Override
    public Selector selector() {
      if (!isValid() && stop()) {
        closed.run();
      }
      return CloseWatch.this;
    }

    @Override
    public int interestOps() {
      return 0;
    }

    @Override
    public SelectionKey interestOps(int ops) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int readyOps() {
      return 0;
    }
  }

  // The methods of a selector: this one never selects anything.

  @Override
  public Set<SelectionKey> keys() {
    return Set.of();
  }

  @Override
  public Set<SelectionKey> selectedKeys() {
    return Set.of();
  }

  @Override
  public int selectNow() {
    return 0;
  }

  @Override
  public int select(long timeout) {
    return 0;
  }

  @Override
  public int select() {
    return 0;
  }

  @Override
  public Selector wakeup() {
    return this;
  }

  @Override
  protected void implCloseSelector() {}
}

package dev.timerproof.runtime.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A poller on a {@link Selector}, which is opened with the first channel. As a selector counts
 * whole milliseconds, the thread parks for the rest; one {@link #wakeup} ends either kind of sleep.
 * A selector that fails is replaced by a new one that knows the same channels.
 */
public final class SelectorPoller implements NetPoller {
  /** Opens selectors. */
  @FunctionalInterface
  interface SelectorFactory {
    Selector open() throws IOException;
  }

  private final SelectorFactory factory;
  private final Set<Key> keys = ConcurrentHashMap.newKeySet();
  private final ParkingPoller parking = new ParkingPoller();
  private final Consumer<Throwable> failures;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile @Nullable Selector selector;
  private volatile boolean selecting;
  private boolean closed;

  /**
   * A poller.
   *
   * @param failures is told when a selector has failed and was replaced
   */
  public SelectorPoller(Consumer<Throwable> failures) {
    this(failures, Selector::open);
  }

  SelectorPoller(Consumer<Throwable> failures, SelectorFactory factory) {
    this.failures = failures;
    this.factory = factory;
  }

  @Override
  public void poll(long delayNanos, Consumer<Runnable> ready) {
    Selector s = selector;
    try {
      if (s != null) {
        select(s, delayNanos, ready);
      }
    } catch (IOException | ClosedSelectorException | UncheckedIOException e) {
      rebuild(s, e);
    }
    if (delayNanos != 0) {
      parking.clear();
    }
  }

  @Override
  public void park(long delayNanos) {
    boolean coarse = delayNanos < 0 || delayNanos >= TimeUnit.MILLISECONDS.toNanos(1);
    if (selector == null || !coarse) {
      parking.poll(delayNanos, task -> {});
    }
  }

  private void select(Selector s, long delayNanos, Consumer<Runnable> ready) throws IOException {
    Consumer<SelectionKey> handler = selected -> handle(selected, ready);
    long millis = TimeUnit.NANOSECONDS.toMillis(delayNanos);
    if (delayNanos >= 0 && millis == 0) {
      s.selectNow(handler);
      return;
    }
    selecting = true;
    try {
      if (!parking.woken()) {
        s.select(handler, Math.max(millis, 0));
      }
    } finally {
      selecting = false;
      // An interrupted thread would not sleep again.
      Thread.interrupted();
    }
  }

  private static void handle(SelectionKey selected, Consumer<Runnable> ready) {
    Runnable task = ((Key) selected.attachment()).ready(selected);
    if (task != null) {
      ready.accept(task);
    }
  }

  @Override
  public void wakeup() {
    parking.mark();
    Selector s = selector;
    if (s != null && selecting) {
      s.wakeup();
    }
  }

  @Override
  public void unpark() {
    parking.unpark();
  }

  @Override
  public boolean hasWaiters() {
    return waiting.get() > 0;
  }

  @Override
  public synchronized Registration register(SelectableChannel channel, Listener listener)
      throws IOException {
    if (closed) {
      throw new IOException("the poller is closed");
    }
    Selector s = selector;
    if (s == null) {
      s = factory.open();
      selector = s;
    }
    Key key = new Key(channel, listener);
    key.bind(s);
    keys.add(key);
    return key;
  }

  /** Replaces a selector that has failed by one that knows the same channels. */
  private synchronized void rebuild(Selector failed, Exception cause) {
    if (closed) {
      return;
    }
    failures.accept(cause);
    try {
      Selector fresh = factory.open();
      for (Key key : keys) {
        key.bind(fresh);
      }
      selector = fresh;
      failed.close();
    } catch (IOException e) {
      failures.accept(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    Selector s = selector;
    if (s != null) {
      try {
        s.close();
      } catch (IOException e) {
        failures.accept(e);
      }
    }
  }

  /** A channel, what is waited for, and its key at the present selector. */
  private final class Key implements Registration {
    private final SelectableChannel channel;
    private final Listener listener;
    private @Nullable SelectionKey key;
    private int wanted;

    Key(SelectableChannel channel, Listener listener) {
      this.channel = channel;
      this.listener = listener;
    }

    synchronized void bind(Selector s) throws IOException {
      key = channel.isOpen() ? channel.register(s, wanted, this) : null;
    }

    @Nullable Runnable ready(SelectionKey selected) {
      int ops;
      synchronized (this) {
        ops = selected.isValid() ? selected.readyOps() & wanted : 0;
        setWanted(wanted & ~ops);
      }
      return ops == 0 ? null : listener.ready(ops);
    }

    private void setWanted(int ops) {
      waiting.addAndGet(Integer.bitCount(ops) - Integer.bitCount(wanted));
      wanted = ops;
      SelectionKey k = key;
      try {
        if (k != null) {
          k.interestOps(ops);
        }
      } catch (CancelledKeyException gone) {
        // The channel was closed; whoever closed it knows.
      }
    }

    @Override
    public synchronized void want(int ops) {
      if (key != null) {
        setWanted(wanted | ops);
      }
    }

    @Override
    public synchronized void drop(int ops) {
      setWanted(wanted & ~ops);
    }

    @Override
    public synchronized void cancel() {
      setWanted(0);
      if (key != null) {
        key.cancel();
      }
      key = null;
      keys.remove(this);
    }
  }
}

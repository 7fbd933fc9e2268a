package dev.timerproof.runtime.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A poller on a {@link Selector}, which is opened with the first channel. As a selector counts
 * whole milliseconds, the thread parks for the rest; one {@link #wakeup} ends either kind of sleep.
 * A selector that fails is replaced by a new one that knows the same channels.
 *
 * <p>A selector keeps the descriptor of a closed channel until the next selection. So a thread that
 * takes a channel away selects too, see {@link #flush}.
 */
public final class SelectorPoller implements NetPoller {
  /** How long to sleep at most while the selector has failed and cannot be replaced. */
  private static final long PAUSE_AFTER_FAULT_NS = 10_000_000;

  /** Opens selectors. */
  @FunctionalInterface
  interface SelectorFactory {
    Selector open() throws IOException;
  }

  private final SelectorFactory factory;
  private final Map<SelectableChannel, Key> keys = new ConcurrentHashMap<>();
  private final ParkingPoller parking = new ParkingPoller();
  private final Consumer<Throwable> failures;
  private final AtomicInteger waiting = new AtomicInteger();

  /** One thread at a time flushes; never taken by the one that polls. */
  private final Object flushes = new Object();

  private volatile @Nullable Selector selector;

  /** Whether a thread selects and may sleep, or is about to. */
  private volatile boolean selecting;

  /** Whether a thread waits for its turn to select: the polling thread must not sleep meanwhile. */
  private volatile boolean flushing;

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
      if (!rebuild(s, e)) {
        pause(delayNanos);
      }
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
    Consumer<SelectionKey> handler = selected -> ((Key) selected.attachment()).pass(ready);
    long millis = TimeUnit.NANOSECONDS.toMillis(delayNanos);
    if (delayNanos >= 0 && millis == 0) {
      s.selectNow(handler);
      return;
    }
    selecting = true;
    try {
      if (parking.woken() || flushing) {
        s.selectNow(handler);
      } else {
        s.select(handler, Math.max(millis, 0));
      }
    } finally {
      selecting = false;
      // An interrupted thread would not sleep again.
      Thread.interrupted();
    }
  }

  /** The selector cannot be used: sleeps, but not for long, so that it is tried again. */
  private void pause(long delayNanos) {
    if (delayNanos != 0) {
      parking.poll(
          delayNanos < 0 ? PAUSE_AFTER_FAULT_NS : Math.min(delayNanos, PAUSE_AFTER_FAULT_NS),
          task -> {});
    }
  }

  @Override
  public void wakeup() {
    parking.mark();
    wakeSelector();
  }

  private void wakeSelector() {
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
    if (keys.containsKey(channel)) {
      throw new IllegalStateException(channel + " is registered with this poller already");
    }
    Selector s = selector;
    if (s == null) {
      s = factory.open();
      selector = s;
    }
    Key key = new Key(channel, listener);
    keys.put(channel, key);
    try {
      key.open(s);
    } catch (Throwable e) {
      key.cancel();
      throw e;
    }
    return key;
  }

  /**
   * Has the selector release the descriptors of channels that were taken away, before this returns.
   * The caller holds no lock that a {@link NetPoller.Listener} takes.
   */
  private void flush() {
    Selector s = selector;
    if (s == null) {
      return;
    }
    // One at a time: the selection of one would swallow the wake-up that another one has sent.
    synchronized (flushes) {
      flushing = true;
      try {
        s.wakeup();
        // Ready channels stay ready, and the polling thread sees them.
        s.selectNow(selected -> {});
      } catch (IOException | ClosedSelectorException e) {
        // The polling thread replaces a selector that has failed; a closed selector has released
        // its descriptors.
      } finally {
        flushing = false;
      }
    }
    if (parking.woken()) {
      // The selection has perhaps swallowed the wake-up.
      wakeSelector();
    }
  }

  /** Replaces a selector that has failed by one that knows the same channels. */
  private synchronized boolean rebuild(Selector failed, Exception cause) {
    if (closed) {
      return true;
    }
    failures.accept(cause);
    try {
      Selector fresh = factory.open();
      for (Key key : keys.values()) {
        key.rebind(fresh);
      }
      selector = fresh;
      failed.close();
      return true;
    } catch (IOException e) {
      failures.accept(e);
      return false;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    // This comes first, because a channel that is still watched would keep its descriptor when it
    // is closed.
    keys.values().forEach(Key::unwatch);
    keys.clear();
    Selector s = selector;
    if (s != null) {
      try {
        s.close();
      } catch (IOException e) {
        failures.accept(e);
      }
    }
    // A closed selector may still refer to channels.
    selector = null;
  }

  /** A channel, the operations that are waited for, and its key at the present selector. */
  private final class Key implements Registration {
    private final SelectableChannel channel;
    private final Listener listener;
    private @Nullable CloseWatch watch;
    private @Nullable SelectionKey key;
    private int wanted;

    Key(SelectableChannel channel, Listener listener) {
      this.channel = channel;
      this.listener = listener;
    }

    synchronized void open(Selector s) throws IOException {
      watch = CloseWatch.of(channel, listener::closed);
      key = channel.register(s, 0, this);
    }

    synchronized void rebind(Selector s) {
      try {
        key = channel.register(s, wanted, this);
      } catch (IOException | CancelledKeyException e) {
        // The channel is closed: the listener was told, and cancels this.
        key = null;
      }
    }

    /** Called when the selector has found the channel ready: passes on the listener's task. */
    void pass(Consumer<Runnable> ready) {
      int ops = take();
      if (ops == 0) {
        return;
      }
      try {
        Runnable task = listener.ready(ops);
        if (task != null) {
          ready.accept(task);
        }
      } catch (Throwable e) {
        // The task was not passed on: the channel is still ready, and the next poll tries again.
        want(ops);
        throw e;
      }
    }

    /** The awaited operations that are ready; they are not waited for any more. */
    private synchronized int take() {
      int ops = readyOps() & wanted;
      setWanted(wanted & ~ops);
      return ops;
    }

    private int readyOps() {
      SelectionKey k = key;
      try {
        return k == null ? 0 : k.readyOps();
      } catch (CancelledKeyException e) {
        // The channel was closed, perhaps at this very moment; the listener is told elsewhere.
        return 0;
      }
    }

    private void setWanted(int ops) {
      SelectionKey k = key;
      int set = ops;
      try {
        if (k != null) {
          k.interestOps(ops);
        }
      } catch (CancelledKeyException e) {
        // The channel or the poller was closed by another thread, which does the rest.
        set = 0;
      }
      waiting.addAndGet(Integer.bitCount(set) - Integer.bitCount(wanted));
      wanted = set;
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
    public void cancel() {
      unwatch();
      synchronized (this) {
        setWanted(0);
        if (key != null) {
          key.cancel();
        }
        key = null;
      }
      keys.remove(channel, this);
      flush();
    }

    synchronized void unwatch() {
      if (watch != null) {
        watch.stop();
      }
    }
  }
}

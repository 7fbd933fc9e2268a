package dev.timerproof.runtime.net;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A poller without a network: its thread parks, which is more precise than any selector. Nothing is
 * ever ready.
 */
public final class ParkingPoller implements NetPoller {
  private volatile boolean woken;
  private volatile @Nullable Thread sleeper;

  /** A poller in which nobody sleeps. */
  public ParkingPoller() {}

  @Override
  public void poll(long delayNanos, Consumer<Runnable> ready) {
    if (delayNanos == 0) {
      return;
    }
    sleeper = Thread.currentThread();
    long start = System.nanoTime();
    for (long left = delayNanos; !woken && left != 0; left = left(delayNanos, start)) {
      if (left < 0) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, left);
      }
      // An interrupted thread would not park again.
      Thread.interrupted();
    }
    sleeper = null;
    woken = false;
  }

  private static long left(long delay, long start) {
    return delay < 0 ? delay : Math.max(delay - (System.nanoTime() - start), 0);
  }

  @Override
  public void wakeup() {
    mark();
    unpark();
  }

  /** The first half of {@link #wakeup}: a thread that is about to sleep sees this and does not. */
  void mark() {
    woken = true;
  }

  /** The second half: a thread that sleeps already wakes up and looks. */
  @Override
  public void unpark() {
    LockSupport.unpark(sleeper);
  }

  /** Whether somebody has called {@link #wakeup} since the last poll. */
  boolean woken() {
    return woken;
  }

  /** A poll has ended without parking. */
  void clear() {
    woken = false;
  }

  @Override
  public boolean hasWaiters() {
    return false;
  }

  @Override
  public Registration register(SelectableChannel channel, Listener listener) throws IOException {
    throw new IOException("this runtime has no network; cannot register " + channel);
  }
}

package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.net.NetPoller;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * How threads of a scheduler are woken up: those that have no processor, and the one in the poller.
 * Thread-safe.
 */
final class Wakeups implements PollerHost {
  private final Scheduler scheduler;
  private final Workers workers;
  private final NetPoller net;

  /** One thread at a time polls, for a moment or for long. */
  private final ReentrantLock polls = new ReentrantLock();

  /** Threads that look for work, or are about to be started to do so. */
  private final AtomicInteger spinning = new AtomicInteger();

  /** A break was sent and is not consumed. */
  private volatile boolean woken;

  Wakeups(Scheduler scheduler, Workers workers, NetPoller net) {
    this.scheduler = scheduler;
    this.workers = workers;
    this.net = net;
  }

  // Threads that look for work.

  @Override
  public void wakep() {
    if (scheduler.processors.idleCount() == 0
        && scheduler.poller.needspinning() == PollerProtocol.Needspinning.SET) {
      // Whoever drops a processor next looks for work; who has cleared this since looks anyway.
      return;
    }
    if (workers.owes()) {
      // All threads may be in callbacks by now, and others allowed in their place.
      startOwed();
    } else if (spinning.get() == 0 && spinning.compareAndSet(0, 1)) {
      start();
    }
  }

  private void startOwed() {
    scheduler.lock.lock();
    try {
      if (workers.takeOwed()) {
        start();
      }
    } finally {
      scheduler.lock.unlock();
    }
  }

  /** Starts a thread that is counted already. */
  private void start() {
    scheduler.lock.lock();
    try {
      ProcessorState p = scheduler.over() ? null : scheduler.processors.takeIdle();
      if (p == null) {
        scheduler.poller.needspinning(PollerProtocol.Needspinning.SET);
        unspin();
      } else if (!workers.mayGive()) {
        // All threads are on their way to sleep: the next one that stops is the one that starts.
        scheduler.processors.takeBack(p);
        workers.owe();
      } else if (!workers.give(p)) {
        scheduler.processors.takeBack(p);
        unspin();
      }
    } finally {
      scheduler.lock.unlock();
    }
  }

  /** Whether few enough threads look for work that one more may. */
  boolean maySpin() {
    int busy = scheduler.processors.count() - scheduler.processors.idleCount();
    if (2 * spinning.get() >= busy) {
      return false;
    }
    spin();
    return true;
  }

  /** Counts a thread that looks for work; it looks at everything that was wanted until now. */
  void spin() {
    spinning.incrementAndGet();
    if (scheduler.poller.needspinning() == PollerProtocol.Needspinning.SET) {
      scheduler.poller.needspinning(PollerProtocol.Needspinning.CLEAR);
    }
  }

  /** Does not count one any more. */
  void unspin() {
    int left = spinning.decrementAndGet();
    assert left >= 0 : left;
  }

  // The thread in the poller.

  @Override
  public void wakeup() {
    scheduler.counters.breaks.increment();
    woken = true;
    net.wakeup();
  }

  @Override
  public void unpark() {
    net.unpark();
  }

  @Override
  public void consume() {
    woken = false;
  }

  /** Whether somebody has broken the sleep. */
  boolean woken() {
    return woken;
  }

  /** Sleeps in the selector; a thread that polls for a moment is waited for. */
  void poll(long delay, Consumer<Runnable> ready) {
    polls.lock();
    try {
      net.poll(delay, ready);
    } finally {
      polls.unlock();
    }
  }

  /** Takes what is ready now; false if another thread polls, or nobody waits for anything. */
  boolean pollNow(Consumer<Runnable> ready) {
    if (!net.hasWaiters()
        || scheduler.poller.lastpoll() == PollerProtocol.Lastpoll.POLLING
        || !polls.tryLock()) {
      return false;
    }
    try {
      net.poll(0, ready);
    } finally {
      polls.unlock();
    }
    scheduler.poller.netpollNow();
    return true;
  }
}

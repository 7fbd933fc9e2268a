package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.net.NetPoller;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.ErrorReport;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * How threads of a scheduler are woken up: those that have no processor, and the one in the poller.
 * Thread-safe.
 */
final class Wakeups implements PollerHost {
  /** How often to try again to start a thread, with pauses that double. */
  private static final int ATTEMPTS = 7;

  private static final long FIRST_PAUSE_NS = 1_000_000;

  /** Frames of 100 to 300 bytes, as compiled or interpreted: what starting a thread may take. */
  private static final int STACK_FRAMES = 200;

  final PollerProtocol poller = new PollerProtocol(this);

  private final Lifetime lifetime;
  private final Processors processors;
  private final Workers workers;
  private final NetPoller net;
  private final ErrorReport errors;
  private final Counters counters;

  /** One thread at a time polls, for a moment or for long. */
  private final ReentrantLock polls = new ReentrantLock();

  /** Threads that look for work, or are about to be started to do so. */
  private final AtomicInteger spinning = new AtomicInteger();

  /** Whether a break was sent and not consumed yet. */
  private volatile boolean woken;

  Wakeups(
      Lifetime lifetime,
      Processors processors,
      Workers workers,
      NetPoller net,
      ErrorReport errors,
      Counters counters) {
    this.lifetime = lifetime;
    this.processors = processors;
    this.workers = workers;
    this.net = net;
    this.errors = errors;
    this.counters = counters;
  }

  // Threads that look for work.

  @Override
  public void wakep() {
    if (processors.idleCount() == 0 && poller.needspinning() == PollerProtocol.Needspinning.SET) {
      // The next thread that drops a processor looks for work. A thread that has cleared the word
      // meanwhile looks for work anyway.
      return;
    }
    // The counted thread is owed until it has a processor, so that no failure in between loses it.
    if (!workers.owes() && spinning.get() == 0 && spinning.compareAndSet(0, 1)) {
      workers.owe();
    }
    if (workers.owes()) {
      startOwed();
    }
  }

  /**
   * Starts the thread that is owed. If that fails, the next thread that stops takes its place. If
   * there is no thread at all, this tries again several times and then throws, so that a caller
   * learns that its timer would not be run.
   */
  private void startOwed() {
    expectStack();
    for (int attempt = 0; !tryToStart(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new RejectedExecutionException("no thread can be started to run timers");
      }
      LockSupport.parkNanos(this, FIRST_PAUSE_NS << attempt);
    }
  }

  /**
   * Starting a thread takes locks, and may load classes. A stack overflow in the midst of that
   * would leave them locked or half loaded for good; here nothing has begun yet.
   */
  private static void expectStack() {
    try {
      touchStack(STACK_FRAMES, 1, 2, 3, 4, 5, 6);
    } catch (StackOverflowError e) {
      throw new RejectedExecutionException("the stack is too full to start a thread", e);
    }
  }

  /** Uses so many stack frames; the computation keeps compilers from optimizing them away. */
  private static long touchStack(int frames, long a, long b, long c, long d, long e, long f) {
    return frames == 0 ? a : touchStack(frames - 1, b, c, d, e, f, a) + a + b + c + d + e + f;
  }

  /**
   * Tries once to start the owed thread; false if none was started and there is none that could
   * take its place.
   */
  private boolean tryToStart() {
    try {
      processors.lock.lock();
      try {
        if (workers.owes()) {
          giveToOwed();
        }
        return !workers.owes() || workers.any();
      } finally {
        processors.lock.unlock();
      }
    } catch (Throwable failure) {
      errors.report(this, failure);
      return false;
    }
  }

  /** Gives an idle processor to a thread; if none takes it, one is still owed. Needs the lock. */
  private void giveToOwed() {
    ProcessorState p = lifetime.isOver() ? null : processors.takeIdle();
    if (p == null) {
      workers.takeOwed();
      setNeedspinningAndUnspin();
      return;
    }
    boolean given = false;
    // This comes before the thread begins: as soon as that thread has ceased to look for work,
    // another one may be owed, and this call would take that debt away.
    workers.takeOwed();
    try {
      // If all threads are on their way to sleep, the next one that stops is the one that starts.
      given = workers.mayGive() && workers.give(p);
    } finally {
      if (!given) {
        processors.takeBack(p);
        workers.owe();
      }
    }
  }

  /** Whether few enough threads look for work that one more may. */
  boolean maySpin() {
    int busy = processors.count() - processors.idleCount();
    if (2 * spinning.get() >= busy) {
      return false;
    }
    spin();
    return true;
  }

  /** Counts a thread that looks for work; it looks at everything that was wanted until now. */
  void spin() {
    spinning.incrementAndGet();
    if (poller.needspinning() == PollerProtocol.Needspinning.SET) {
      poller.needspinning(PollerProtocol.Needspinning.CLEAR);
    }
  }

  /** Counts one thread less that looks for work. */
  void unspin() {
    int left = spinning.decrementAndGet();
    assert left >= 0 : left;
  }

  /** Has the next thread that drops a processor look for work. Needs the scheduler's lock. */
  void setNeedspinning() {
    poller.needspinning(PollerProtocol.Needspinning.SET);
  }

  /**
   * As {@link #setNeedspinning}, and counts one thread less that looks for work. Needs the
   * scheduler's lock.
   */
  void setNeedspinningAndUnspin() {
    setNeedspinning();
    unspin();
  }

  // The thread in the poller.

  @Override
  public void wakeup() {
    woken = true;
    try {
      net.wakeup();
      counters.breaks.increment();
    } catch (Throwable failure) {
      // The caller goes on to unpark the tail, where the poller may sleep instead.
      errors.report(net, failure);
    }
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

  /** Sleeps in the tail of the poller; see {@link NetPoller#park}. */
  void park(long delay) {
    net.park(delay);
  }

  /** Whether somebody waits for channels. */
  boolean hasWaiters() {
    return net.hasWaiters();
  }

  /** Takes what is ready now; false if another thread polls, or nobody waits for anything. */
  boolean pollNow(Consumer<Runnable> ready) {
    if (!net.hasWaiters()
        || poller.lastpoll() == PollerProtocol.Lastpoll.POLLING
        || !polls.tryLock()) {
      return false;
    }
    try {
      net.poll(0, ready);
    } finally {
      polls.unlock();
    }
    poller.netpollNow();
    return true;
  }
}

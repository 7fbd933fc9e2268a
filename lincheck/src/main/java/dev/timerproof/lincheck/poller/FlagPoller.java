package dev.timerproof.lincheck.poller;

import dev.timerproof.runtime.sched.PollerHost;
import dev.timerproof.runtime.sched.PollerProtocol;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The shared state of threads that use the poller's dispatch: the processors with the earliest
 * deadline of each, the count of spinning threads, and {@link SleepingThreads} instead of a
 * selector. Thread-safe.
 *
 * <p>A processor is idle or belongs to one thread. Deadlines are set by any thread; time stands
 * still, so none of them passes.
 */
final class FlagPoller implements PollerHost {
  /** How many processors there are. */
  static final int PROCESSORS = 2;

  final PollerProtocol protocol = new PollerProtocol(this);
  final SleepingThreads rests = new SleepingThreads(this);
  private final AtomicLongArray deadlines = new AtomicLongArray(PROCESSORS);
  private final AtomicInteger spinning = new AtomicInteger();

  /** The lock of the idle processors. */
  private final ReentrantLock lock = new ReentrantLock();

  private final boolean[] idle = new boolean[PROCESSORS];
  private final AtomicInteger idleCount = new AtomicInteger();

  /**
   * Gives the first processors to threads and makes the others idle. Called before any thread
   * begins.
   */
  void begin(int busy, int threads) {
    for (int p = busy; p < PROCESSORS; p++) {
      idle[p] = true;
    }
    idleCount.set(PROCESSORS - busy);
    rests.begin(threads);
  }

  // Deadlines.

  /** Puts a timer on a processor. */
  void arm(int processor, long when) {
    long known = deadlines.get(processor);
    while (sooner(known, when) != known && !deadlines.compareAndSet(processor, known, when)) {
      known = deadlines.get(processor);
    }
  }

  /** The earliest deadline of a processor; 0 for none. */
  long deadline(int processor) {
    return deadlines.get(processor);
  }

  /** The earlier of a deadline and those of all processors; 0 for none. */
  long earliest(long mine) {
    long least = mine;
    for (int p = 0; p < PROCESSORS; p++) {
      least = sooner(least, deadlines.get(p));
    }
    return least;
  }

  static long sooner(long a, long b) {
    return a == 0 ? b : b == 0 ? a : Math.min(a, b);
  }

  // Processors.

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  /** Makes a processor idle; under the lock. */
  void drop(int processor) {
    idle[processor] = true;
    idleCount.incrementAndGet();
  }

  /** Takes an idle processor; -1 if there is none. Under the lock. */
  int take() {
    for (int p = 0; p < PROCESSORS; p++) {
      if (idle[p]) {
        idle[p] = false;
        idleCount.decrementAndGet();
        return p;
      }
    }
    return SleepingThreads.NONE;
  }

  boolean someIdle() {
    return idleCount.get() > 0;
  }

  // Threads that look for work.

  /** Counts one more thread as spinning, if few enough are; returns whether it did. */
  boolean maySpin() {
    int looking = spinning.get();
    if (2 * looking >= PROCESSORS - idleCount.get()) {
      return false;
    }
    spin();
    return true;
  }

  void spin() {
    spinning.incrementAndGet();
    if (protocol.needspinning() == PollerProtocol.Needspinning.SET) {
      protocol.needspinning(PollerProtocol.Needspinning.CLEAR);
    }
  }

  void unspin() {
    spinning.decrementAndGet();
  }

  @Override
  public void wakep() {
    if (!spinning.compareAndSet(0, 1)) {
      return;
    }
    lock.lock();
    try {
      int processor = take();
      if (processor == SleepingThreads.NONE) {
        protocol.needspinning(PollerProtocol.Needspinning.SET);
        unspin();
      } else {
        rests.start(processor);
      }
    } finally {
      lock.unlock();
    }
  }

  // The sleep.

  @Override
  public void wakeup() {
    rests.wakeup();
  }

  @Override
  public void unpark() {
    rests.unpark();
  }

  @Override
  public void consume() {
    rests.consume();
  }
}

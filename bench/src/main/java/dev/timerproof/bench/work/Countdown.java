package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Counts calls down to 0 and then wakes up the thread that made it. */
final class Countdown implements Runnable {
  private final AtomicInteger left;
  private final int all;
  private final Thread waiter = Thread.currentThread();

  Countdown(int all) {
    this.all = all;
    left = new AtomicInteger(all);
  }

  @Override
  public void run() {
    if (left.decrementAndGet() == 0) {
      LockSupport.unpark(waiter);
    }
  }

  int left() {
    return left.get();
  }

  /** Waits for 0; polls the library meanwhile if it has to be polled. */
  void await(Subject subject, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (left.get() > 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      WorkNotDoneException.check(
          System.nanoTime() < end,
          (all - left.get())
              + " of "
              + all
              + " timers have fired after "
              + patience.toMillis()
              + " ms");
      if (subject.isPolled()) {
        subject.poll();
      } else {
        LockSupport.parkNanos(this, end - System.nanoTime());
      }
    }
    WorkNotDoneException.check(
        left.get() == 0, (all - left.get()) + " calls of " + all + " timers that fire once");
  }
}

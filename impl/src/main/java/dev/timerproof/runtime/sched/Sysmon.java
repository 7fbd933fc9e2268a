package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.timers.OwnThreads;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that looks after the others, Go's sysmon. While any of them runs it looks every ten
 * milliseconds: if a timer is overdue it has somebody look for work; if there is no processor left
 * for that, or the processors is to be stopped, it takes the processors away from threads whose
 * callback has run all that time. While all have nothing to do it sleeps until shortly after the
 * next deadline, or until somebody gets a processor.
 */
final class Sysmon implements Runnable {
  private static final long PERIOD_NS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Scheduler scheduler;
  private @Nullable Thread thread;
  private volatile boolean asleep;

  Sysmon(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Somebody gets a processor, or the scheduler is over. Needs the scheduler's lock. */
  void notice() {
    if (thread == null && !scheduler.over()) {
      start();
    } else if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  private void start() {
    try {
      Thread fresh = OwnThreads.make(this, "timerproof-sysmon", true);
      thread = fresh;
      fresh.start();
    } catch (Throwable failure) {
      // The scheduler does without, until it is tried again.
      thread = null;
      scheduler.errors.report(this, failure);
    }
  }

  @Override
  public void run() {
    while (!scheduler.over()) {
      try {
        look();
      } catch (Throwable failure) {
        scheduler.errors.report(this, failure);
        LockSupport.parkNanos(this, PERIOD_NS);
      }
    }
  }

  private void look() {
    long now = scheduler.nanotime();
    boolean overdue = scheduler.hasMore(null, now - PERIOD_NS);
    takeFromBlocked(overdue);
    if (overdue) {
      scheduler.wakeups.wakep();
    }
    LockSupport.parkNanos(this, untilNextLook(now));
    asleep = false;
    scheduler.counters.wakeups.increment();
    // An interrupted thread would not park again.
    Thread.interrupted();
  }

  private void takeFromBlocked(boolean overdue) {
    Processors processors = scheduler.processors;
    scheduler.lock.lock();
    try {
      boolean wanted = processors.stopping() || (overdue && processors.idleCount() == 0);
      for (ProcessorState p : processors.all()) {
        Worker worker = p.owner;
        if (worker != null && worker.isWhereItWas() && wanted && !p.waits) {
          worker.detach();
          processors.release(worker);
        }
      }
    } finally {
      scheduler.lock.unlock();
    }
  }

  private long untilNextLook(long now) {
    scheduler.lock.lock();
    try {
      asleep = scheduler.processors.isIdle() && !scheduler.over();
    } finally {
      scheduler.lock.unlock();
    }
    if (!asleep) {
      return PERIOD_NS;
    }
    long next = scheduler.nextDeadline().orElse(RuntimeTimer.MAX_WHEN);
    return RuntimeTimer.when(Math.max(next - now, 0), PERIOD_NS);
  }

  @Override
  public String toString() {
    return "sysmon";
  }
}

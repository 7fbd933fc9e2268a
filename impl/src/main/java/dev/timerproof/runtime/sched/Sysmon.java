package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.TimerClock;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.OwnThreads;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that looks after the others, Go's sysmon. While any of them runs it looks every ten
 * milliseconds: if a timer is overdue it has somebody look for work; if there is no processor left
 * for that, or the processors are to be stopped, it takes the processors away from threads whose
 * callback has run all that time. While all have nothing to do it sleeps until shortly after the
 * next deadline, or until somebody gets a processor.
 */
final class Sysmon implements Runnable {
  private static final long PERIOD_NS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Lifetime lifetime;
  private final Processors processors;
  private final TimerClock clock;
  private final ErrorReport errors;
  private final Counters counters;
  private final Runnable wakep;
  @Nullable Thread thread;
  volatile boolean asleep;

  /**
   * Starts with the first {@link #notice}.
   *
   * @param wakep has a thread look for work
   */
  Sysmon(
      Lifetime lifetime,
      Processors processors,
      TimerClock clock,
      ErrorReport errors,
      Counters counters,
      Runnable wakep) {
    this.lifetime = lifetime;
    this.processors = processors;
    this.clock = clock;
    this.errors = errors;
    this.counters = counters;
    this.wakep = wakep;
  }

  /**
   * Wakes sysmon up, because a thread gets a processor or the scheduler is over. Needs the
   * scheduler's lock.
   */
  void notice() {
    if (thread == null && !lifetime.isOver()) {
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
      // The scheduler goes on without sysmon until the next call of this method.
      thread = null;
      errors.report(this, failure);
    }
  }

  @Override
  public void run() {
    while (!lifetime.isOver()) {
      try {
        look();
      } catch (Throwable failure) {
        errors.report(this, failure);
        LockSupport.parkNanos(this, PERIOD_NS);
      }
    }
  }

  private void look() {
    long now = clock.nanos();
    boolean overdue = processors.hasMore(null, now - PERIOD_NS);
    takeFromBlocked(overdue);
    if (overdue) {
      wakep.run();
    }
    LockSupport.parkNanos(this, untilNextLook(now));
    asleep = false;
    counters.wakeups.increment();
    // An interrupted thread would not park again.
    Thread.interrupted();
  }

  private void takeFromBlocked(boolean overdue) {
    processors.lock.lock();
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
      processors.lock.unlock();
    }
  }

  private long untilNextLook(long now) {
    processors.lock.lock();
    try {
      asleep = processors.isIdle() && !lifetime.isOver();
    } finally {
      processors.lock.unlock();
    }
    if (!asleep) {
      return PERIOD_NS;
    }
    long next = TimerReaders.timeSleepUntil(processors.cores());
    return RuntimeTimer.when(Math.max(next - now, 0), PERIOD_NS);
  }

  @Override
  public String toString() {
    return "sysmon";
  }
}

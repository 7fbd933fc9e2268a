package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Timers that are due together. */
final class DueWork implements Work {
  private static final long MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int TRIES = 20;

  private final Subject subject;
  private final Duration patience;
  private final Pending pending;
  private final boolean startsCount;
  private long leadNanos = TimeUnit.MILLISECONDS.toNanos(20);

  private DueWork(Subject subject, Spec spec, boolean startsCount) {
    this.subject = subject;
    this.patience = spec.patience();
    this.startsCount = startsCount;
    pending = Pending.fill(subject, spec.pending());
  }

  static Work due(Subject subject, Spec spec) {
    return new DueWork(subject, spec, false);
  }

  static Work life(Subject subject, Spec spec) {
    return new DueWork(subject, spec, true);
  }

  @Override
  public void batch(int size, Meter meter) throws InterruptedException {
    if (startsCount) {
      Countdown fired = new Countdown(size);
      meter.begin();
      for (int i = 0; i < size; i++) {
        subject.start(fired, 0);
      }
      fired.await(subject, patience);
      meter.end(size);
    } else {
      fireTogether(size, meter);
    }
    pending.check();
  }

  /**
   * Starts all timers before any is due; if that takes too long, starts again with a later
   * deadline.
   */
  private void fireTogether(int size, Meter meter) throws InterruptedException {
    boolean inTime = false;
    for (int i = 0; i < TRIES && !inTime; i++) {
      Countdown fired = new Countdown(size);
      long deadline = System.nanoTime() + leadNanos;
      for (int k = 0; k < size; k++) {
        subject.start(fired, Math.max(0, deadline - System.nanoTime()));
      }
      long begin = deadline - MARGIN_NANOS;
      inTime = System.nanoTime() < begin && fired.left() == size;
      if (inTime) {
        sleepUntil(begin);
        meter.begin();
      } else {
        leadNanos *= 2;
      }
      fired.await(subject, patience);
    }
    WorkNotDoneException.check(inTime, "starting " + size + " timers took longer each time");
    meter.end(size);
  }

  static void sleepUntil(long nanoTime) {
    for (long left; (left = nanoTime - System.nanoTime()) > 0; ) {
      LockSupport.parkNanos(left);
    }
  }
}

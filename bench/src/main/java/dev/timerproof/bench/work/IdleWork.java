package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.util.concurrent.TimeUnit;

/** Does nothing while timers are pending. */
final class IdleWork implements Work {
  private final Pending pending;

  IdleWork(Subject subject, Spec spec) {
    pending = Pending.fill(subject, spec.pending());
  }

  @Override
  public void batch(int size, Meter meter) {
    meter.begin();
    DueWork.sleepUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(size));
    meter.end(size);
    pending.check();
  }
}

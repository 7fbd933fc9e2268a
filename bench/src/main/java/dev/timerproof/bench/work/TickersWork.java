package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Tickers that tick. */
final class TickersWork implements Work {
  private static final int TICKERS = 1_000;
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final LongAdder ticks = new LongAdder();

  TickersWork(Subject subject, Spec spec) {
    Pending.fill(subject, spec.pending());
    for (int i = 0; i < TICKERS; i++) {
      subject.every(ticks::increment, PERIOD_NANOS);
    }
  }

  @Override
  public void batch(int size, Meter meter) {
    long before = ticks.sum();
    meter.begin();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(size);
    DueWork.sleepUntil(end);
    long ticked = ticks.sum() - before;
    WorkNotDoneException.check(ticked > 0, "no tick in " + size + " ms");
    meter.end(ticked);
    double expected = TICKERS * ((double) TimeUnit.MILLISECONDS.toNanos(size) / PERIOD_NANOS);
    meter.put("missing", 1 - ticked / expected);
  }
}

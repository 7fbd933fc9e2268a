package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How late timers fire that are due at random moments. */
final class LatenessWork implements Work {
  private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Subject subject;
  private final Duration patience;
  private final Pending pending;
  private final int rate;
  private final Delays delays = new Delays(2);

  LatenessWork(Subject subject, Spec spec) {
    this.subject = subject;
    this.patience = spec.patience();
    this.rate = spec.rate();
    pending = Pending.fill(subject, spec.pending());
  }

  private static final class Probe implements Runnable {
    private final long deadline;
    private final Countdown count;
    private long lateNanos;

    Probe(long deadline, Countdown count) {
      this.deadline = deadline;
      this.count = count;
    }

    @Override
    public void run() {
      lateNanos = System.nanoTime() - deadline;
      count.run();
    }
  }

  @Override
  public void batch(int size, Meter meter) throws InterruptedException {
    int timers = Math.max(1, (int) ((long) rate * size / 1_000));
    Countdown count = new Countdown(timers);
    Probe[] probes = new Probe[timers];
    long begin = System.nanoTime() + LEAD_NANOS;
    meter.begin();
    for (int i = 0; i < timers; i++) {
      long within = TimeUnit.MICROSECONDS.toNanos(delays.below(size * 1_000));
      probes[i] = new Probe(begin + within, count);
      subject.start(probes[i], Math.max(0, begin + within - System.nanoTime()));
    }
    count.await(subject, patience);
    meter.end(timers);
    long[] late = Arrays.stream(probes).mapToLong(probe -> probe.lateNanos).sorted().toArray();
    meter.put("p50", micros(late, 0.5));
    meter.put("p99", micros(late, 0.99));
    meter.put("max", micros(late, 1));
    meter.put("early", (double) Arrays.stream(late).filter(nanos -> nanos < 0).count());
    pending.check();
  }

  /** The lateness that a share of the timers does not exceed, in microseconds. */
  static double micros(long[] sorted, double share) {
    int index = Math.max(0, (int) Math.ceil(share * sorted.length) - 1);
    return sorted[index] / 1_000.0;
  }
}

package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.time.Duration;

/** Timers that start one another. */
final class ChainWork implements Work {
  private final Subject subject;
  private final Duration patience;
  private final Pending pending;

  ChainWork(Subject subject, Spec spec) {
    this.subject = subject;
    this.patience = spec.patience();
    pending = Pending.fill(subject, spec.pending());
  }

  private final class Link implements Runnable {
    private final Countdown count;

    private final int links;

    /** Plain: a link begins after the one that started it has written this. */
    private int begun;

    Link(int links) {
      this.links = links;
      count = new Countdown(links);
    }

    @Override
    public void run() {
      begun++;
      if (begun < links) {
        subject.start(this, 0);
      }
      count.run();
    }
  }

  @Override
  public void batch(int size, Meter meter) throws InterruptedException {
    Link link = new Link(size);
    meter.begin();
    subject.start(link, 0);
    link.count.await(subject, patience);
    meter.end(size);
    pending.check();
  }
}

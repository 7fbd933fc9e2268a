package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;

/** The heap memory of a timer, with everything that the library keeps for it. */
final class BytesWork implements Work {
  private final Subject subject;
  private final Delays delays = new Delays(2);
  private final Pending pending = new Pending();

  BytesWork(Subject subject, Spec spec) {
    this.subject = subject;
    for (int i = 0; i < spec.pending(); i++) {
      subject.start(pending, delays.far());
    }
  }

  /** The timers of earlier batches stay, so that each batch measures newly allocated memory. */
  @Override
  public void batch(int size, Meter meter) {
    long before = inUse();
    meter.begin();
    for (int i = 0; i < size; i++) {
      subject.start(pending, delays.far());
    }
    meter.end(size);
    meter.put("bytes", (double) (inUse() - before) / size);
    pending.check();
  }

  private static long inUse() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}

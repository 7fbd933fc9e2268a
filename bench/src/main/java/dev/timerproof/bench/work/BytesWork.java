package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;

/** The heap memory of a timer, with everything that the library keeps for it. */
final class BytesWork implements Work {
  private final Subject subject;
  private final Delays delays = new Delays(2);
  private final Pending pending = new Pending();
  private final long atFirst;
  private long started;

  BytesWork(Subject subject, Spec spec) {
    this.subject = subject;
    for (int i = 0; i < spec.pending(); i++) {
      subject.start(pending, delays.far());
    }
    atFirst = inUse();
  }

  /**
   * The timers of earlier batches stay and count, so that what the arrays of a heap have in reserve
   * is shared by all timers, and not by those that happened to make an array grow.
   */
  @Override
  public void batch(int size, Meter meter) {
    meter.begin();
    for (int i = 0; i < size; i++) {
      subject.start(pending, delays.far());
    }
    meter.end(size);
    started += size;
    meter.put("bytes", (double) (inUse() - atFirst) / started);
    pending.check();
  }

  private static long inUse() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}

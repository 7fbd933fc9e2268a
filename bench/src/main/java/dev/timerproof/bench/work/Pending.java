package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;

/** Timers that are due long after the work, so that they only fill the heap. */
final class Pending implements Runnable {
  private static final int SEED = 1;

  private volatile boolean fired;

  /** Starts such timers. */
  static Pending fill(Subject subject, int count) {
    Pending task = new Pending();
    Delays delays = new Delays(SEED);
    for (int i = 0; i < count; i++) {
      subject.start(task, delays.far());
    }
    return task;
  }

  @Override
  public void run() {
    fired = true;
  }

  /** Checks that none has fired. */
  void check() {
    WorkNotDoneException.check(!fired, "a timer of half an hour has fired");
  }
}

package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Timers that are moved to an earlier time and fire then. */
final class ForwardWork implements Work, Runnable {
  private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Subject subject;
  private final Duration patience;
  private final Delays delays = new Delays(2);
  private final Object[] handles;
  private volatile Countdown fired = new Countdown(0);
  private int at;

  ForwardWork(Subject subject, Spec spec) {
    this.subject = subject;
    this.patience = spec.patience();
    handles = new Object[spec.pending()];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = subject.start(this, delays.far());
    }
  }

  @Override
  public void run() {
    fired.run();
  }

  @Override
  public void batch(int size, Meter meter) throws InterruptedException {
    int moved = Math.min(size, handles.length);
    Countdown count = new Countdown(moved);
    fired = count;
    meter.begin();
    for (int i = 0; i < moved; i++) {
      int k = (at + i) % handles.length;
      handles[k] = subject.move(handles[k], this, SOON_NANOS);
    }
    count.await(subject, patience);
    meter.end(moved);
    for (int i = 0; i < moved; i++) {
      handles[at] = subject.move(handles[at], this, delays.far());
      at = (at + 1) % handles.length;
    }
  }
}

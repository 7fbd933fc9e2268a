package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Timers that are moved to an earlier time and fire then. If it is observed, the thread that moved
 * them starts and stops another timer about every 100 us meanwhile, and the longest of these starts
 * is a figure of the batch. It is the same thread, so that a library with several heaps uses the
 * one that holds the timers.
 */
final class ForwardWork implements Work, Runnable {
  private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long BETWEEN_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private final Subject subject;
  private final Duration patience;
  private final boolean isObserved;
  private final Delays delays = new Delays(2);
  private final Object[] handles;
  private volatile Countdown fired = new Countdown(0);
  private int at;

  private ForwardWork(Subject subject, Spec spec, boolean isObserved) {
    this.subject = subject;
    this.isObserved = isObserved;
    this.patience = spec.patience();
    handles = new Object[spec.pending()];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = subject.start(this, delays.far());
    }
  }

  static Work unobserved(Subject subject, Spec spec) {
    return new ForwardWork(subject, spec, false);
  }

  static Work observed(Subject subject, Spec spec) {
    return new ForwardWork(subject, spec, true);
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
    if (isObserved) {
      meter.put("stall", longestStart(count) / 1e6);
    }
    count.await(subject, patience);
    meter.end(moved);
    for (int i = 0; i < moved; i++) {
      handles[at] = subject.move(handles[at], this, delays.far());
      at = (at + 1) % handles.length;
    }
  }

  /** Starts timers until all that were moved have fired; the longest start in nanoseconds. */
  private long longestStart(Countdown moved) {
    long longest = 0;
    long end = System.nanoTime() + patience.toNanos();
    for (long now = System.nanoTime(); moved.left() > 0 && now < end; now = System.nanoTime()) {
      Object handle = subject.start(this, delays.far());
      longest = Math.max(longest, System.nanoTime() - now);
      WorkNotDoneException.check(subject.stop(handle), "stop found none");
      DueWork.sleepUntil(System.nanoTime() + BETWEEN_NANOS);
    }
    return longest;
  }
}

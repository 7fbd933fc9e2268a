package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Checks after the batches that a library really does its work: timers fire once, stopped ones do
 * not fire, and moved ones fire at their new time. Otherwise a library that forgets its timers
 * would be the fastest.
 */
public final class Proof {
  private static final int TIMERS = 100;
  private static final long FAR_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  /** How early a library that counts in milliseconds may fire, in nanoseconds. */
  private static final long COARSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  private Proof() {}

  /**
   * Checks a library.
   *
   * @param patience how long the library may take
   * @throws WorkNotDoneException if it does not
   */
  public static void run(Subject subject, Duration patience) throws InterruptedException {
    AtomicInteger stray = new AtomicInteger();
    Object[] stopped = new Object[TIMERS];
    boolean[] kept = new boolean[TIMERS];
    for (int i = 0; i < TIMERS; i++) {
      int index = i;
      stopped[i] =
          subject.start(
              () -> {
                if (kept[index]) {
                  stray.incrementAndGet();
                }
              },
              SOON_NANOS);
      kept[i] = subject.stop(stopped[i]);
    }
    Countdown fired = new Countdown(2 * TIMERS);
    AtomicInteger early = new AtomicInteger();
    for (int i = 0; i < TIMERS; i++) {
      subject.start(timer(fired, early), SOON_NANOS);
      Runnable moved = timer(fired, early);
      subject.move(subject.start(moved, FAR_NANOS), moved, SOON_NANOS);
    }
    fired.await(subject, patience);
    // Waits, so that a timer that fires twice, or although it was stopped, has the time to do so.
    DueWork.sleepUntil(System.nanoTime() + SOON_NANOS);
    fired.await(subject, patience);
    WorkNotDoneException.check(early.get() == 0, early + " timers fired far too early");
    WorkNotDoneException.check(stray.get() == 0, stray + " timers fired in spite of stop");
    WorkNotDoneException.check(subject.stop(subject.start(fired, FAR_NANOS)), "stop found none");
  }

  private static Runnable timer(Countdown fired, AtomicInteger early) {
    long deadline = System.nanoTime() + SOON_NANOS - COARSE_NANOS;
    return () -> {
      if (System.nanoTime() < deadline) {
        early.incrementAndGet();
      }
      fired.run();
    };
  }
}

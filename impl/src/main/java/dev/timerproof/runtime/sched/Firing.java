package dev.timerproof.runtime.sched;

import org.jspecify.annotations.Nullable;

/** Calls what a timer calls, counts it, and reports what it throws. Thread-safe. */
final class Firing {
  private final TimerBase base;
  private final Tally tally;
  private final long lateNanos;

  Firing(TimerBase base, Tally tally, long lateNanos) {
    this.base = base;
    this.tally = tally;
    this.lateNanos = lateNanos;
  }

  /**
   * Calls a timer's callback. Throws nothing.
   *
   * @param now the time by which the timer was due
   */
  void call(HostedTimer t, @Nullable Object arg, int seq, long due, long now) {
    tally.fired.increment();
    boolean late = now - due > lateNanos;
    if (late) {
      tally.late.increment();
    }
    Recording.fired(t, due, now, late);
    try {
      t.deliver(arg, seq, due);
    } catch (Throwable failure) {
      ArmingSite.addTo(failure, arg);
      base.failed(t.face(), failure);
    }
  }
}

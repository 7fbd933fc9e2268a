package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.events.FlightRecording;
import org.jspecify.annotations.Nullable;

/** Calls the callback of a timer, counts the call, and reports what it throws. Thread-safe. */
public final class Firing {
  private final Counters counters;
  private final ErrorReport errors;
  private final long lateNanos;

  public Firing(Counters counters, ErrorReport errors, long lateNanos) {
    this.counters = counters;
    this.errors = errors;
    this.lateNanos = lateNanos;
  }

  /**
   * Calls a timer's callback. Throws nothing.
   *
   * @param now the time by which the timer was due
   */
  public void call(HostedTimer t, @Nullable Object arg, int seq, long due, long now) {
    try {
      note(t, due, now);
    } catch (Throwable failure) {
      // The callback is called even if counting has failed.
      errors.report(t.face(), failure);
    }
    try {
      t.deliver(arg, seq, due);
    } catch (Throwable failure) {
      ArmingSite.addTo(failure, arg);
      errors.report(t.face(), failure);
    }
  }

  private void note(HostedTimer t, long due, long now) {
    counters.fired.increment();
    boolean late = now - due > lateNanos;
    if (late) {
      counters.late.increment();
    }
    FlightRecording.fired(t, due, now, late);
  }
}

package dev.timerproof.runtime.core;

import java.util.ArrayList;
import java.util.List;

/** A host whose clock stands still, and which records its calls. */
final class FakeHost implements TimerHost {
  long now = 1;
  int clockReads;
  final List<Long> wakes = new ArrayList<>();
  final List<Throwable> failures = new ArrayList<>();

  @Override
  public long nanotime() {
    clockReads++;
    return now;
  }

  @Override
  public void wakeNetPoller(long when) {
    wakes.add(when);
  }

  @Override
  public void callbackFailed(RuntimeTimer t, Throwable failure) {
    failures.add(failure);
  }

  /** Arms a new timer. */
  RuntimeTimer add(Processor pp, long when, long period, Runnable f) {
    RuntimeTimer t = new RuntimeTimer();
    TimerProtocol.addtimer(pp, t, when, period, (arg, seq) -> f.run(), null, 0);
    return t;
  }

  /** Sets an armed timer to another time. */
  boolean reset(Processor pp, RuntimeTimer t, long when) {
    return TimerProtocol.modtimer(pp, t, when, t.period, t.f, t.arg, t.seq);
  }
}

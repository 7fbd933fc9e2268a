package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;

/** Moves timers again and again. */
final class ResetPart implements Crew.Part {
  private static final int TIMERS = 1_000;

  private final Subject subject;
  private final Pending pending;
  private final Delays delays;
  private final Object[] handles = new Object[TIMERS];

  ResetPart(Subject subject, Pending pending, Delays delays) {
    this.subject = subject;
    this.pending = pending;
    this.delays = delays;
    for (int i = 0; i < TIMERS; i++) {
      handles[i] = subject.start(pending, delays.far());
    }
  }

  @Override
  public void run(int size) {
    int at = 0;
    for (int i = 0; i < size; i++) {
      handles[at] = subject.move(handles[at], pending, delays.far());
      at = at + 1 == TIMERS ? 0 : at + 1;
    }
  }
}

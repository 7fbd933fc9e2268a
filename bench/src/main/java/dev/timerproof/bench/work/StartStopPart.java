package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;

/** Starts timers and stops them. */
final class StartStopPart implements Crew.Part {
  private static final int GROUP = 1_000;

  private final Subject subject;
  private final Pending pending;
  private final Delays delays;
  private final Object[] handles = new Object[GROUP];

  StartStopPart(Subject subject, Pending pending, Delays delays) {
    this.subject = subject;
    this.pending = pending;
    this.delays = delays;
  }

  @Override
  public void run(int size) {
    for (int done = 0; done < size; ) {
      int group = Math.min(GROUP, size - done);
      for (int i = 0; i < group; i++) {
        handles[i] = subject.start(pending, delays.far());
      }
      int stopped = 0;
      for (int i = 0; i < group; i++) {
        stopped += subject.stop(handles[i]) ? 1 : 0;
      }
      WorkNotDoneException.check(
          stopped == group, stopped + " of " + group + " timers of half an hour were stopped");
      done += group;
    }
  }
}

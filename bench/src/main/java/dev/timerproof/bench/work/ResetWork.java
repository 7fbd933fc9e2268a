package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.util.stream.IntStream;

/** Moves timers again and again. */
final class ResetWork implements Work {
  private static final int TIMERS = 1_000;

  private final Subject subject;
  private final Pending pending;
  private final Crew crew;

  ResetWork(Subject subject, Spec spec) {
    this.subject = subject;
    pending = Pending.fill(subject, spec.pending());
    crew = new Crew(IntStream.range(0, spec.threads()).mapToObj(Part::new).toList());
  }

  private final class Part implements Crew.Part {
    private final Object[] handles = new Object[TIMERS];
    private final Delays delays;

    Part(int thread) {
      delays = new Delays(2L + thread);
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

  @Override
  public void batch(int size, Meter meter) throws InterruptedException {
    crew.run(size, meter);
    pending.check();
  }

  @Override
  public void close() {
    crew.close();
  }
}

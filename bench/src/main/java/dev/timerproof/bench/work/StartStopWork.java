package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.util.stream.IntStream;

/** Starts timers and stops them. */
final class StartStopWork implements Work {
  private static final int GROUP = 1_000;

  private final Subject subject;
  private final Pending pending;
  private final Crew crew;

  StartStopWork(Subject subject, Spec spec) {
    this.subject = subject;
    pending = Pending.fill(subject, spec.pending());
    crew = new Crew(IntStream.range(0, spec.threads()).mapToObj(Part::new).toList());
  }

  private final class Part implements Crew.Part {
    private final Object[] handles = new Object[GROUP];
    private final Delays delays;

    Part(int thread) {
      delays = new Delays(2L + thread);
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

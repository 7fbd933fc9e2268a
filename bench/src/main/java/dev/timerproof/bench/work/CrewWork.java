package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.util.stream.IntStream;

/** Work that all threads of a crew do at the same time, beside timers that stay pending. */
final class CrewWork implements Work {
  private final Pending pending;
  private final Crew crew;

  /** Makes the part of a thread, which uses the pending timers' function and delays of its own. */
  interface Parts {
    Crew.Part part(Subject subject, Pending pending, Delays delays);
  }

  CrewWork(Subject subject, Spec spec, Parts parts) {
    pending = Pending.fill(subject, spec.pending());
    crew =
        new Crew(
            IntStream.range(0, spec.threads())
                .mapToObj(thread -> parts.part(subject, pending, new Delays(2L + thread)))
                .toList());
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

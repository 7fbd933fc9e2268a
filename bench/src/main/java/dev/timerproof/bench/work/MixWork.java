package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Timeouts of connections. Each thread has its share of the connections, each with a timer, and
 * takes one at random: in 90 of 100 cases there was traffic, and the timeout is put off; in 9 it is
 * closed and another one is opened in its place, so its timer is stopped and a new one started; in
 * one it is silent from now on, and its timer fires after a millisecond. A silent connection is
 * left alone until then.
 */
final class MixWork implements Work {
  private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int TRAFFIC = 90;
  private static final int CLOSED = 99;

  private final Subject subject;
  private final Duration patience;
  private final Crew crew;

  MixWork(Subject subject, Spec spec) {
    this.subject = subject;
    this.patience = spec.patience();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < spec.threads(); i++) {
      parts.add(new Part(i, spec.pending() / spec.threads()));
    }
    crew = new Crew(parts);
  }

  private static final class Connection implements Runnable {
    private final LongAdder fired;
    private Object timer = this;
    private volatile boolean silent;

    Connection(LongAdder fired) {
      this.fired = fired;
    }

    @Override
    public void run() {
      fired.increment();
      silent = false;
    }
  }

  private final class Part implements Crew.Part {
    private final Connection[] connections;
    private final Delays delays;
    private final LongAdder fired = new LongAdder();

    Part(int thread, int count) {
      delays = new Delays(2L + thread);
      connections = new Connection[count];
      for (int i = 0; i < count; i++) {
        connections[i] = new Connection(fired);
        connections[i].timer = subject.start(connections[i], delays.far());
      }
    }

    @Override
    public void run(int size) {
      long before = fired.sum();
      int silent = 0;
      for (int i = 0; i < size; i++) {
        Connection connection = any();
        int what = delays.below(100);
        if (what < TRAFFIC) {
          connection.timer = subject.move(connection.timer, connection, delays.far());
        } else if (what < CLOSED) {
          subject.stop(connection.timer);
          connection.timer = subject.start(connection, delays.far());
        } else {
          connection.silent = true;
          connection.timer = subject.move(connection.timer, connection, SILENT_NANOS);
          silent++;
        }
      }
      awaitSilent(before, silent);
    }

    private Connection any() {
      int k = delays.below(connections.length);
      while (connections[k].silent) {
        k = k + 1 == connections.length ? 0 : k + 1;
      }
      return connections[k];
    }

    private void awaitSilent(long before, int silent) {
      long end = System.nanoTime() + patience.toNanos();
      while (fired.sum() - before < silent && System.nanoTime() < end) {
        DueWork.sleepUntil(System.nanoTime() + SILENT_NANOS);
      }
      long seen = fired.sum() - before;
      WorkNotDoneException.check(
          seen == silent, silent + " connections were silent, and " + seen + " timeouts came");
    }
  }

  @Override
  public void batch(int size, Meter meter) throws InterruptedException {
    crew.run(size, meter);
  }

  @Override
  public void close() {
    crew.close();
  }
}

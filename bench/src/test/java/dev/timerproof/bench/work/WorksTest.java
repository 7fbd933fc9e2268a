package dev.timerproof.bench.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.bench.cell.Metric;
import dev.timerproof.bench.subject.AgronaWheel;
import dev.timerproof.bench.subject.CaffeineExpiry;
import dev.timerproof.bench.subject.JavaTimer;
import dev.timerproof.bench.subject.KafkaTimer;
import dev.timerproof.bench.subject.NettyWheel;
import dev.timerproof.bench.subject.OwnTimers;
import dev.timerproof.bench.subject.ScheduledExecutors;
import dev.timerproof.bench.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Works do what they say, and notice a library that does not. */
class WorksTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** For a library that will never do what it is asked for. */
  private static final Duration SHORT = Duration.ofMillis(50);

  private static final List<Supplier<Subject>> ALL =
      List.of(
          OwnTimers.Raw::new,
          OwnTimers.InlineFunctions::new,
          OwnTimers.DefaultFunctions::new,
          OwnTimers.Executor::new,
          ScheduledExecutors.RemovingPool::new,
          ScheduledExecutors.KeepingPool::new,
          NettyWheel::new,
          JavaTimer::new,
          KafkaTimer::new,
          AgronaWheel::new,
          CaffeineExpiry::new);

  private static Spec small(Kind kind, Duration patience) {
    boolean isOfPending = kind == Kind.MIX || kind == Kind.FORWARD || kind == Kind.STALL;
    int rate = kind == Kind.LATENESS ? 1_000 : 0;
    return new Spec(kind, isOfPending ? 100 : 10, 1, rate, patience);
  }

  /** Counts what a library is asked for. */
  private static final class Counted implements Subject {
    private final Subject subject = new OwnTimers.Raw();
    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicInteger stops = new AtomicInteger();
    private final AtomicInteger moves = new AtomicInteger();
    private final AtomicInteger tickers = new AtomicInteger();
    private final AtomicInteger fired = new AtomicInteger();

    @Override
    public Object start(Runnable task, long delayNanos) {
      starts.incrementAndGet();
      return subject.start(
          () -> {
            fired.incrementAndGet();
            task.run();
          },
          delayNanos);
    }

    @Override
    public boolean stop(Object handle) {
      stops.incrementAndGet();
      return subject.stop(handle);
    }

    @Override
    public Object move(Object handle, Runnable task, long delayNanos) {
      moves.incrementAndGet();
      return subject.move(handle, task, delayNanos);
    }

    @Override
    public void every(Runnable task, long periodNanos) {
      tickers.incrementAndGet();
      subject.every(task, periodNanos);
    }

    @Override
    public void close() {
      subject.close();
    }

    String seen() {
      return String.format(
          "%d starts, %d stops, %d moves, %d tickers, %d fired",
          starts.get(), stops.get(), moves.get(), tickers.get(), fired.get());
    }
  }

  /** Takes orders and forgets them. */
  static final class Forgets implements Subject {
    @Override
    public Object start(Runnable task, long delayNanos) {
      return task;
    }

    @Override
    public boolean stop(Object handle) {
      return true;
    }

    @Override
    public void close() {}
  }

  /** Fires although it was stopped. */
  private static final class IgnoresStop implements Subject {
    private final Subject subject = new OwnTimers.Raw();

    @Override
    public Object start(Runnable task, long delayNanos) {
      return subject.start(task, delayNanos);
    }

    @Override
    public boolean stop(Object handle) {
      return true;
    }

    @Override
    public void close() {
      subject.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void batch_ofEachKind_asksForWhatItSays(Kind kind) throws InterruptedException {
    try (Counted subject = new Counted();
        Work work = Kind.begin(subject, small(kind, LIMIT))) {
      Meter meter = new Meter();
      work.batch(50, meter);
      String expected =
          switch (kind) {
            // What is armed beforehand is in it: 10 pending timers, or 100 connections.
            case RESET -> "1010 starts, 0 stops, 50 moves, 0 tickers, 0 fired";
            case STARTSTOP -> "60 starts, 50 stops, 0 moves, 0 tickers, 0 fired";
            case CHAIN, DUE, LIFE, LATENESS -> "60 starts, 0 stops, 0 moves, 0 tickers, 50 fired";
            case FORWARD -> "100 starts, 0 stops, 100 moves, 0 tickers, 50 fired";
            case STALL -> {
              assertTrue(subject.stops.get() > 0, subject::seen);
              yield String.format(
                  "%d starts, %d stops, 100 moves, 0 tickers, 50 fired",
                  100 + subject.stops.get(), subject.stops.get());
            }
            case BYTES -> "60 starts, 0 stops, 0 moves, 0 tickers, 0 fired";
            case MIX ->
                String.format(
                    "%d starts, %d stops, %d moves, 0 tickers, %d fired",
                    100 + subject.stops.get(),
                    subject.stops.get(),
                    50 - subject.stops.get(),
                    subject.fired.get());
            case TICKERS -> "10 starts, 0 stops, 0 moves, 1000 tickers, 0 fired";
            case IDLE -> "10 starts, 0 stops, 0 moves, 0 tickers, 0 fired";
          };
      assertEquals(expected, subject.seen());
      Map<String, Double> values = meter.values();
      for (Metric metric : Metric.values()) {
        if (metric.isMeasuredBy(kind)) {
          assertTrue(values.containsKey(metric.id()), metric + " of " + kind + ": " + values);
        }
      }
      double operations = values.getOrDefault("operations", 0.0);
      if (kind == Kind.TICKERS) {
        assertTrue(operations > 0, values::toString);
      } else {
        assertEquals(50.0, operations, values::toString);
      }
      assertTrue(values.getOrDefault("cpu", -1.0) >= 0, values::toString);
      assertTrue(values.getOrDefault("wall", 0.0) > 0, values::toString);
    }
  }

  @Test
  void mix_ofManyOperations_hasTheSharesThatItSays() throws InterruptedException {
    try (Counted subject = new Counted();
        Work work = Kind.begin(subject, new Spec(Kind.MIX, 1_000, 2, 0))) {
      work.batch(10_000, new Meter());
      int closed = subject.stops.get();
      assertTrue(closed > 1_500 && closed < 2_100, subject::seen);
      assertTrue(subject.fired.get() > 120 && subject.fired.get() < 280, subject::seen);
      assertEquals(20_000, closed + subject.moves.get());
    }
  }

  @Test
  void proof_ofEachLibrary_holds() throws InterruptedException {
    for (Supplier<Subject> library : ALL) {
      try (Subject subject = library.get()) {
        Proof.run(subject, LIMIT);
      }
    }
  }

  @Test
  void proof_ofOneThatIgnoresStop_fails() {
    try (Subject subject = new IgnoresStop()) {
      WorkNotDoneException failure =
          assertThrows(WorkNotDoneException.class, () -> Proof.run(subject, LIMIT));
      assertTrue(failure.toString().contains("fired in spite of stop"), failure::toString);
    }
  }

  @Test
  void works_ofOneThatForgets_fail() {
    try (Subject subject = new Forgets()) {
      for (Kind kind :
          List.of(Kind.CHAIN, Kind.DUE, Kind.LIFE, Kind.FORWARD, Kind.STALL, Kind.LATENESS)) {
        Work work = Kind.begin(subject, small(kind, SHORT));
        assertThrows(WorkNotDoneException.class, () -> work.batch(10, new Meter()), kind::word);
      }
      assertThrows(WorkNotDoneException.class, () -> Proof.run(subject, SHORT));
    }
  }
}

package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
  private final VirtualClock clock = new VirtualClock();
  private final TimerRuntime runtime = TimerRuntime.builder().clock(clock).build();
  private final List<String> fired = new ArrayList<>();
  private final Thread mover = Thread.currentThread();

  private RawTimer named(String name) {
    return runtime.newRawTimer((arg, seq, deadline) -> fired.add(name + "@" + deadline), null);
  }

  @Test
  void advance_overSeveralDeadlines_stopsAtEach() {
    named("b").armAfter(20);
    named("a").armAfter(10);
    named("late").armAfter(31);
    assertEquals(2, clock.advance(Duration.ofNanos(30)));
    assertEquals(List.of("a@11", "b@21"), fired);
    assertEquals(31, clock.nanos());
    assertEquals(Instant.EPOCH.plusNanos(30), clock.instant());
  }

  @Test
  void advance_callbackThatArms_firesWithinTheSameAdvance() {
    RawTimer second = named("second");
    runtime.newRawTimer((arg, seq, deadline) -> second.armAfter(5), null).armAfter(10);
    assertEquals(2, clock.advance(Duration.ofNanos(15)));
    assertEquals(List.of("second@16"), fired);
  }

  @Test
  void poll_movedTimersOnSeveralProcessors_fireInTheOrderOfDeadlines() throws Exception {
    runtime.processors(4);
    clock.advance(Duration.ofNanos(99));
    List<Long> deadlines = new ArrayList<>();
    for (int k = 0; k < 64; k++) {
      RawTimer timer = runtime.newRawTimer((arg, seq, deadline) -> deadlines.add(deadline), null);
      // The processor of a timer depends on the thread that arms it.
      Thread thread = new Thread(() -> timer.armAt(1));
      thread.start();
      thread.join();
      timer.armAt(2 + k * 7 % 64);
    }
    assertEquals(64, clock.advance(Duration.ZERO));
    assertEquals(LongStream.range(2, 66).boxed().toList(), deadlines);
  }

  @Test
  void runUntilIdle_firesNoMoreThanItsLimit_overSeveralDeadlines() {
    named("a").armAfter(10);
    for (int i = 0; i < 3; i++) {
      named("b").armAfter(20);
    }
    assertEquals(2, clock.runUntilIdle(2));
    assertEquals(List.of("a@11", "b@21"), fired);
    assertEquals(21, clock.nanos());
    assertEquals(2, clock.runUntilIdle(10));
  }

  @Test
  void advance_byACallback_isRefusedAndReported() {
    List<Throwable> failures = new ArrayList<>();
    TimerRuntime reporting =
        TimerRuntime.builder().clock(clock).errorHandler((t, e) -> failures.add(e)).build();
    reporting.newRawTimer((arg, seq, d) -> clock.advance(Duration.ofNanos(1)), null).armAfter(5);
    clock.advance(Duration.ofNanos(10));
    assertEquals(IllegalStateException.class, failures.get(0).getClass());
    assertEquals(11, clock.nanos());
  }

  @Test
  void advance_negativeOrEndless_isRefusedOrSaturates() {
    assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofNanos(-1)));
    clock.advance(Duration.ofSeconds(Long.MAX_VALUE));
    assertEquals(Long.MAX_VALUE, clock.nanos());
  }

  @Test
  void advanceToNext_stoppedTimerInFront_goesToTheOneThatFires() {
    RawTimer stopped = named("stopped");
    stopped.armAfter(5);
    named("next").armAfter(10);
    assertTrue(stopped.stop());
    assertEquals(1, clock.advanceToNext());
    assertEquals(11, clock.nanos());
    assertEquals(0, clock.advanceToNext());
    assertEquals(11, clock.nanos());
  }

  @Test
  void timerThatNeverFires_behindAStoppedOne_doesNotMoveTheClock() {
    named("never").armAfter(Long.MAX_VALUE);
    RawTimer stopped = named("stopped");
    stopped.armAfter(5);
    stopped.stop();
    assertEquals(0, clock.advanceToNext());
    assertEquals(0, clock.runUntilIdle(10));
    assertEquals(1, clock.nanos());
    stopped.armAfter(5);
    named("first").armAfter(3);
    stopped.stop();
    assertEquals(1, clock.runUntilIdle(10));
    assertEquals(List.of("first@4"), fired);
    assertEquals(4, clock.nanos());
  }

  @Test
  void runUntilIdle_tickerThatNobodyStops_endsAtTheLimit() {
    named("tick").armPeriodic(10, 10);
    assertEquals(7, clock.runUntilIdle(7));
    assertEquals(71, clock.nanos());
  }

  @Test
  void ties_sameSeedAndOtherSeed_comeInTheSameAndInAnotherOrder() {
    assertEquals(orderOfTies(1), orderOfTies(1));
    assertNotEquals(orderOfTies(1), orderOfTies(2));
    assertEquals(
        IntStream.range(0, 50).boxed().toList(), orderOfTies(3).stream().sorted().toList());
  }

  private static List<Integer> orderOfTies(long seed) {
    VirtualClock clock = new VirtualClock(seed);
    TimerRuntime runtime = TimerRuntime.builder().clock(clock).build();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      runtime.newRawTimer((arg, seq, d) -> order.add((Integer) arg), i).armAfter(100);
    }
    clock.advance(Duration.ofNanos(100));
    return order;
  }

  @Test
  void simulatedDay_ofTenThousandTickers_isRepeatedByItsSeed() {
    long first = simulateDay(7);
    assertEquals(first, simulateDay(7));
    assertNotEquals(first, simulateDay(8));
  }

  /**
   * Simulates a day of tickers, each with a period of ten minutes to an hour.
   *
   * @return a hash of all firings with their times
   */
  private static long simulateDay(long seed) {
    VirtualClock clock = new VirtualClock(seed);
    TimerRuntime runtime = TimerRuntime.builder().clock(clock).build();
    Random random = new Random(42);
    long[] hash = {1};
    for (int i = 0; i < 10_000; i++) {
      long period = Duration.ofSeconds(600 + random.nextInt(3_000)).toNanos();
      runtime
          .newRawTimer(
              (arg, seq, d) -> hash[0] = hash[0] * 31 + Objects.hashCode(arg) * 7919L + d, i)
          .armPeriodic(period, period);
    }
    long ticks = clock.advance(Duration.ofDays(1));
    assertTrue(ticks > 240_000 && ticks < 1_440_000, "ticks: " + ticks);
    return hash[0];
  }

  @Test
  void twoRuntimes_onOneClock_areBothDriven() {
    TimerRuntime other = TimerRuntime.builder().clock(clock).processors(3).build();
    other.newRawTimer((arg, seq, d) -> fired.add("other"), null).armAfter(5);
    named("one").armAfter(7);
    clock.advance(Duration.ofNanos(10));
    assertEquals(List.of("other", "one@8"), fired);
  }

  @Test
  void functions_areCalledOnTheThreadThatMovesTheClock_alsoThoseArmedMeanwhile() {
    List<String> calls = new ArrayList<>();
    List<Timer> self = new ArrayList<>();
    self.add(
        runtime.afterFunc(
            Duration.ofSeconds(1),
            () -> {
              assertEquals(Thread.currentThread(), mover);
              calls.add("at " + clock.instant().getEpochSecond());
              self.get(0).reset(Duration.ofSeconds(1));
            }));
    clock.advance(Duration.ofSeconds(3));
    assertEquals(List.of("at 1", "at 2", "at 3"), calls);
  }

  @Test
  void executorTasks_runOnTheThreadThatMovesTheClock_inTheOrderOfTheirDeadlines() {
    List<String> calls = new ArrayList<>();
    TimerExecutorService executor = runtime.asScheduledExecutorService();
    ScheduledFuture<?> second =
        executor.schedule(() -> calls.add("second"), 2, TimeUnit.NANOSECONDS);
    ScheduledFuture<?> first =
        executor.schedule(
            () -> {
              assertEquals(Thread.currentThread(), mover);
              calls.add("first");
              executor.execute(() -> calls.add("submitted"));
            },
            1,
            TimeUnit.NANOSECONDS);
    assertEquals(List.of(), calls);
    clock.advance(Duration.ofNanos(5));
    assertEquals(List.of("first", "submitted", "second"), calls);
    assertTrue(first.isDone() && second.isDone());
    executor.shutdown();
    assertTrue(executor.isTerminated());
  }

  @Test
  void submittedTask_afterShutdownWithoutDelayedOnes_runsOnTheThreadThatMovesTheClock() {
    List<String> calls = new ArrayList<>();
    TimerExecutorService executor = runtime.asScheduledExecutorService();
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.execute(() -> calls.add("submitted"));
    ScheduledFuture<?> delayed =
        executor.schedule(() -> calls.add("delayed"), 0, TimeUnit.NANOSECONDS);
    executor.shutdown();
    assertTrue(delayed.isCancelled());
    clock.advance(Duration.ofNanos(5));
    assertEquals(List.of("submitted"), calls);
    assertTrue(executor.isTerminated());
  }

  @Test
  @SuppressWarnings("NullAway") // A program without the checker may pass it.
  void start_ofNull_isRefused() {
    assertThrows(NullPointerException.class, () -> new VirtualClock(null, 1));
  }
}

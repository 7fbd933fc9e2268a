package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RawTimerTest {
  private final VirtualClock clock = new VirtualClock();
  private final TimerRuntime runtime = TimerRuntime.builder().clock(clock).processors(2).build();
  private final List<String> fired = new ArrayList<>();
  private final RawTimer timer =
      runtime.newRawTimer((arg, seq, d) -> fired.add(arg + " " + seq + " " + d), "x");

  @Test
  void armedTimer_whenDue_tellsArgumentNumberAndDeadline() {
    assertEquals(0, timer.seq());
    assertFalse(timer.armAfter(10));
    assertTrue(timer.armAt(21));
    assertEquals(2, timer.seq());
    clock.advance(Duration.ofNanos(100));
    assertEquals(List.of("x 2 21"), fired);
    assertFalse(timer.armAfter(0));
    clock.advance(Duration.ZERO);
    assertEquals(List.of("x 2 21", "x 3 101"), fired);
  }

  @Test
  void stop_beforeAndAfterFiring_tellsWhichItWas() {
    assertFalse(timer.stop());
    timer.armAfter(10);
    assertTrue(timer.stop());
    assertFalse(timer.stop());
    clock.advance(Duration.ofNanos(20));
    assertEquals(List.of(), fired);
    timer.armAfter(10);
    clock.advance(Duration.ofNanos(20));
    assertFalse(timer.stop());
    assertEquals(1, fired.size());
  }

  @Test
  void periodic_afterAPauseOfThePoller_skipsWhatItMissed() {
    TimerRuntime polled = TimerRuntime.builder().singleThreaded().clock(clock).build();
    List<Long> deadlines = new ArrayList<>();
    RawTimer periodic = polled.newRawTimer((arg, seq, d) -> deadlines.add(d), null);
    periodic.armPeriodic(10, 10);
    long start = polled.now();
    assertEquals(1, polled.poll(start + 35, 100));
    assertEquals(0, polled.poll(start + 39, 100));
    assertEquals(1, polled.poll(start + 40, 100));
    assertEquals(List.of(start + 10, start + 40), deadlines);
  }

  @Test
  void armPeriodic_periodOfZeroOrLess_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> timer.armPeriodic(1, 0));
    assertThrows(IllegalArgumentException.class, () -> timer.armPeriodic(1, -5));
    assertEquals(OptionalLong.empty(), runtime.nextDeadline());
  }

  @Test
  void extremes_ofDelaysAndDeadlines_meanAtOnceAndNever() {
    timer.armAfter(Long.MIN_VALUE);
    assertEquals(1, clock.advance(Duration.ZERO));
    timer.armAt(Long.MIN_VALUE);
    assertEquals(1, clock.advance(Duration.ZERO));
    timer.armAfter(Long.MAX_VALUE);
    assertEquals(OptionalLong.empty(), runtime.nextDeadline());
    timer.armPeriodic(1, Long.MAX_VALUE);
    assertEquals(1, clock.advance(Duration.ofDays(1)));
    assertTrue(timer.stop());
  }

  @Test
  void callback_thatStopsAndArmsItsOwnTimer_isObeyed() {
    List<Long> seqs = new ArrayList<>();
    RawTimer[] self = new RawTimer[1];
    self[0] =
        runtime.newRawTimer(
            (arg, seq, d) -> {
              seqs.add(seq);
              if (seqs.size() < 3) {
                self[0].armAfter(5);
              } else {
                assertFalse(self[0].stop());
              }
            },
            null);
    self[0].armAfter(5);
    clock.runUntilIdle(100);
    assertEquals(List.of(1L, 2L, 3L), seqs);
  }

  @Test
  void periodicCallback_thatStopsItsOwnTimer_firesNoMore() {
    RawTimer[] self = new RawTimer[1];
    self[0] = runtime.newRawTimer((arg, seq, d) -> fired.add("stopped " + self[0].stop()), null);
    self[0].armPeriodic(5, 5);
    clock.runUntilIdle(100);
    assertEquals(List.of("stopped true"), fired);
  }

  @Test
  void poll_withALimit_leavesTheRestDue() {
    for (int i = 0; i < 5; i++) {
      runtime.newRawTimer((arg, seq, d) -> fired.add("t"), null).armAfter(10);
    }
    assertEquals(2, runtime.poll(11, 2));
    assertEquals(3, runtime.poll(11, 100));
    assertEquals(0, runtime.poll(11, 100));
  }

  @Test
  void poll_byACallback_isRefused() {
    List<Throwable> failures = new ArrayList<>();
    TimerRuntime reporting =
        TimerRuntime.builder().singleThreaded().errorHandler((t, e) -> failures.add(e)).build();
    reporting.newRawTimer((arg, seq, d) -> reporting.poll(1, 1), null).armAt(1);
    assertEquals(1, reporting.poll(reporting.now(), 10));
    assertEquals(IllegalStateException.class, failures.get(0).getClass());
  }

  @Test
  void stoppedTimers_thatNobodyRuns_areClearedAwayByThoseWhoArm() {
    for (int i = 0; i < 100_000; i++) {
      RawTimer t = runtime.newRawTimer((arg, seq, d) -> {}, null);
      t.armAfter(Duration.ofHours(1).toNanos());
      t.stop();
    }
    assertEquals(0, runtime.counters().pending());
    assertTrue(runtime.counters().stopped() <= 70, runtime.counters().toString());
  }

  @Test
  void stop_ofVeryManyTimers_clearsThemAway() {
    List<RawTimer> all = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      RawTimer t = runtime.newRawTimer((arg, seq, d) -> {}, null);
      t.armAfter(Duration.ofHours(1).toNanos());
      all.add(t);
    }
    all.forEach(RawTimer::stop);
    assertTrue(runtime.counters().stopped() <= 1025, runtime.counters().toString());
  }

  @Test
  void armAndStop_ofAnExistingTimer_allocateNothing() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long spent = Long.MAX_VALUE;
    for (int round = 0; round < 10 && spent > 0; round++) {
      long before = threads.getThreadAllocatedBytes(id);
      long nothing = threads.getThreadAllocatedBytes(id) - before;
      before = threads.getThreadAllocatedBytes(id);
      for (int i = 0; i < 10_000; i++) {
        timer.armAfter(1_000_000 + i);
        timer.stop();
      }
      spent = threads.getThreadAllocatedBytes(id) - before - nothing;
    }
    assertEquals(0, spent, "bytes for 10,000 times arm and stop");
  }
}

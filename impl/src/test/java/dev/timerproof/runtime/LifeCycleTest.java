package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LifeCycleTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void shutdown_withPendingTimers_waitsForThoseThatFireOnceAndEndsTickers() {
    VirtualClock clock = new VirtualClock();
    TimerRuntime runtime = TimerRuntime.builder().clock(clock).build();
    TimeChannel once = runtime.after(Duration.ofSeconds(5));
    Ticker ticker = runtime.newTicker(Duration.ofSeconds(1));
    runtime.shutdown();
    assertTrue(runtime.isShutdown());
    assertFalse(runtime.isTerminated());
    clock.advance(Duration.ofSeconds(10));
    assertTrue(once.poll().isPresent());
    assertTrue(ticker.channel().poll().isEmpty());
    assertTrue(runtime.isTerminated());
  }

  @Test
  void shutdown_thenArming_isRejectedAndLeavesNothingBehind() {
    VirtualClock clock = new VirtualClock();
    TimerRuntime runtime = TimerRuntime.builder().clock(clock).build();
    Timer pending = runtime.newTimer(HOUR);
    RawTimer raw = runtime.newRawTimer((arg, seq, d) -> {}, null);
    runtime.shutdown();
    assertThrows(RejectedExecutionException.class, () -> runtime.newTimer(HOUR));
    assertThrows(RejectedExecutionException.class, () -> runtime.tick(HOUR));
    assertThrows(RejectedExecutionException.class, () -> pending.reset(HOUR));
    assertThrows(RejectedExecutionException.class, () -> raw.armAfter(1));
    assertEquals(1, runtime.pending().size());
    assertTrue(pending.stop(), "stopping the last timer ends the runtime");
    assertTrue(runtime.isTerminated());
  }

  @Test
  void shutdownNow_withPendingTimers_tellsWhatHasNotFired() {
    VirtualClock clock = new VirtualClock();
    TimerRuntime runtime = TimerRuntime.builder().clock(clock).build();
    Timer later = runtime.newTimer(HOUR);
    Timer sooner = runtime.newTimer(Duration.ofSeconds(1));
    Timer fired = runtime.newTimer(Duration.ZERO);
    clock.advance(Duration.ZERO);
    List<PendingTimer> left = runtime.shutdownNow();
    assertEquals(List.of(sooner, later), left.stream().map(PendingTimer::timer).toList());
    assertTrue(fired.channel().poll().isPresent());
    assertTrue(runtime.isTerminated());
    assertEquals(0, clock.advance(HOUR.multipliedBy(2)));
  }

  @Test
  void close_withThreads_waitsUntilEveryTimerHasFired() {
    AtomicInteger fired = new AtomicInteger();
    TimerRuntime runtime = TimerRuntime.builder().processors(2).build();
    for (int i = 0; i < 200; i++) {
      runtime.afterFunc(Duration.ofMillis(i % 20), fired::incrementAndGet);
    }
    runtime.close();
    assertEquals(200, fired.get());
    assertTrue(runtime.isTerminated());
    assertEquals(200, runtime.counters().fired());
  }

  @Test
  void shutdown_ofARuntimeWithoutTimers_terminatesAtOnceAndStartsNoThread() throws Exception {
    TimerRuntime runtime = TimerRuntime.builder().build();
    assertEquals(0, runtime.counters().threads());
    runtime.shutdown();
    assertTrue(runtime.awaitTermination(Duration.ZERO));
    assertEquals(0, runtime.counters().threads());
  }

  @Test
  void shutdownNow_whileThreadsSleepForAnHour_endsThem() throws Exception {
    TimerRuntime runtime = TimerRuntime.builder().processors(2).build();
    runtime.newTimer(HOUR);
    runtime.newTimer(HOUR);
    assertEquals(2, runtime.shutdownNow().size());
    assertTrue(runtime.awaitTermination(PATIENCE));
  }

  @Test
  void awaitTermination_whileATimerIsPending_givesUpAfterItsPatience() throws Exception {
    TimerRuntime runtime = TimerRuntime.builder().processors(1).build();
    runtime.newTimer(HOUR);
    runtime.shutdown();
    assertFalse(runtime.awaitTermination(Duration.ofMillis(5)));
    runtime.shutdownNow();
    assertTrue(runtime.awaitTermination(PATIENCE));
  }

  @Test
  void shutdown_whileACallbackRuns_waitsForItAndLosesNothing() throws Exception {
    TimerRuntime runtime = TimerRuntime.builder().processors(2).build();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    RawTimer raw =
        runtime.newRawTimer(
            (arg, seq, d) -> {
              started.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              ended.incrementAndGet();
            },
            null);
    raw.armAfter(0);
    assertTrue(started.await(60, TimeUnit.SECONDS));
    runtime.shutdown();
    assertFalse(runtime.isTerminated());
    go.countDown();
    assertTrue(runtime.awaitTermination(PATIENCE));
    assertEquals(1, ended.get());
  }

  @Test
  void shutdown_whileOthersArm_eachArmFiresOrIsRejected() throws Exception {
    for (int round = 0; round < 50; round++) {
      TimerRuntime runtime = TimerRuntime.builder().processors(2).build();
      AtomicInteger armed = new AtomicInteger();
      AtomicInteger fired = new AtomicInteger();
      Thread[] callers = new Thread[3];
      for (int c = 0; c < callers.length; c++) {
        callers[c] =
            new Thread(
                () -> {
                  try {
                    for (int i = 0; i < 200; i++) {
                      runtime
                          .newRawTimer((arg, seq, d) -> fired.incrementAndGet(), null)
                          .armAfter(i % 3 * 50_000L);
                      armed.incrementAndGet();
                    }
                  } catch (RejectedExecutionException expected) {
                    // The rejected arm does not count and does not fire.
                  }
                });
        callers[c].start();
      }
      Thread.sleep(1);
      runtime.shutdown();
      for (Thread caller : callers) {
        caller.join();
      }
      assertTrue(runtime.awaitTermination(PATIENCE));
      assertEquals(armed.get(), fired.get());
    }
  }

  @Test
  @Timeout(120)
  void close_withATimerThatMeansNever_doesNotWaitForIt() throws Exception {
    TimerRuntime runtime = TimerRuntime.builder().processors(2).build();
    Timer never = runtime.newTimer(Duration.ofSeconds(Long.MAX_VALUE));
    RawTimer moved = runtime.newRawTimer((arg, seq, d) -> {}, null);
    moved.armAfter(1_000_000_000);
    moved.armAfter(Long.MAX_VALUE);
    TimeChannel soon = runtime.after(Duration.ofMillis(5));
    runtime.close();
    assertTrue(runtime.isTerminated());
    assertTrue(soon.poll().isPresent(), "what has a deadline still fires");
    assertFalse(never.stop(), "the shutdown has stopped it");
    assertFalse(moved.stop());
    assertEquals(1, runtime.counters().fired());
  }

  @Test
  @Timeout(120)
  void close_withoutThreads_stopsWhatIsPendingInsteadOfWaiting() {
    VirtualClock clock = new VirtualClock();
    TimerRuntime runtime = TimerRuntime.builder().clock(clock).build();
    AtomicInteger fired = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      runtime.newRawTimer((arg, seq, d) -> fired.incrementAndGet(), null).armAfter(10);
    }
    runtime.newTimer(HOUR);
    assertEquals(2, runtime.poll(runtime.now() + 10, 2), "three are taken and wait to be called");
    runtime.close();
    assertTrue(runtime.isTerminated());
    assertEquals(0, clock.advance(HOUR));
    assertEquals(2, fired.get());
  }

  @Test
  void shutdownNow_withoutThreads_tellsAlsoWhatWaitsToBeCalled() {
    TimerRuntime runtime = TimerRuntime.builder().clock(new VirtualClock()).build();
    for (int i = 0; i < 5; i++) {
      runtime.newRawTimer((arg, seq, d) -> {}, "five").armAfter(10);
    }
    assertEquals(2, runtime.poll(runtime.now() + 10, 2));
    List<PendingTimer> left = runtime.shutdownNow();
    assertEquals(3, left.size());
    assertEquals("five", left.get(0).arg());
    assertTrue(runtime.isTerminated());
    assertEquals(0, runtime.poll(runtime.now() + 10, 10));
  }

  @Test
  void shutdown_whileProcessorsComeAndGo_missesNoTicker() throws Exception {
    for (int round = 0; round < 30; round++) {
      TimerRuntime runtime = TimerRuntime.builder().processors(8).build();
      List<Ticker> tickers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Thread caller = new Thread(() -> tickers.add(runtime.newTicker(HOUR)));
        caller.start();
        caller.join();
      }
      AtomicBoolean over = new AtomicBoolean();
      Thread resizer =
          new Thread(
              () -> {
                for (int n = 1; !over.get(); n = 9 - n) {
                  runtime.processors(n);
                }
              });
      resizer.start();
      runtime.shutdown();
      boolean terminated = runtime.awaitTermination(PATIENCE);
      over.set(true);
      resizer.join();
      assertTrue(terminated, () -> "left: " + runtime.pending());
    }
  }
}

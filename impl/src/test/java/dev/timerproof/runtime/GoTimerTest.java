package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The properties that Go's own tests of its timers check and no other test here does, named after
 * those tests, and some that they leave out. docs/seed-map.md has the whole list.
 */
@Timeout(120)
class GoTimerTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final MonotonicClock clock = new MonotonicClock();
  private final TimerRuntime runtime =
      TimerRuntime.builder()
          .processors(2)
          .clock(clock)
          .errorHandler((source, failure) -> failures.add(failure))
          .build();

  @AfterEach
  void endRuntime() throws Exception {
    runtime.shutdownNow();
    assertTrue(runtime.awaitTermination(Duration.ofSeconds(60)));
    assertEquals(List.of(), List.copyOf(failures));
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(60, TimeUnit.SECONDS), "left: " + latch.getCount());
  }

  private RawTimer counting(CountDownLatch latch) {
    return runtime.newRawTimer((arg, seq, deadline) -> latch.countDown(), null);
  }

  @Test
  void testSleep_thatIsDisturbed_lastsItsWholeTime() throws Exception {
    Thread sleeper = Thread.currentThread();
    AtomicBoolean over = new AtomicBoolean();
    Thread disturber =
        new Thread(
            () -> {
              while (!over.get()) {
                LockSupport.unpark(sleeper);
              }
            });
    disturber.start();
    long start = System.nanoTime();
    runtime.sleep(Duration.ofMillis(50));
    long slept = System.nanoTime() - start;
    over.set(true);
    disturber.join();
    assertTrue(slept >= TimeUnit.MILLISECONDS.toNanos(50), "slept " + slept);
  }

  @Test
  void testAfterStress_shortPeriodWhileTheCollectorRuns_makesProgress() throws Exception {
    CountDownLatch ticks = new CountDownLatch(1_000);
    RawTimer ticker = counting(ticks);
    ticker.armPeriodic(1, 1);
    Eventually.holds(
        "ticks are missing",
        () -> {
          System.gc();
          return ticks.getCount() == 0;
        });
    assertTrue(ticker.stop());
  }

  @Test
  void testAfter_value_isNoEarlierThanItsDeadline() throws Exception {
    Instant start = clock.instant();
    Instant value = runtime.after(Duration.ofMillis(20)).receive();
    assertFalse(value.isBefore(start.plusMillis(20)), start + " " + value);
  }

  @Test
  void testAfterTick_tenInARow_takeTenTimesAsLong() {
    VirtualClock virtual = new VirtualClock();
    TimerRuntime simulated = TimerRuntime.builder().clock(virtual).build();
    for (int i = 0; i < 10; i++) {
      TimeChannel channel = simulated.after(Duration.ofMillis(100));
      virtual.advanceToNext();
      assertTrue(channel.poll().isPresent());
    }
    assertEquals(Instant.EPOCH.plusSeconds(1), virtual.instant());
  }

  @Test
  void testAfterQueuing_timersInAnyOrderSomeDueTogether_fireInTheOrderOfTheirDeadlines() {
    VirtualClock virtual = new VirtualClock();
    TimerRuntime simulated = TimerRuntime.builder().clock(virtual).processors(3).build();
    List<Long> fired = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      simulated
          .newRawTimer((arg, seq, deadline) -> fired.add(deadline), null)
          .armAfter(random.nextInt(40));
    }
    assertEquals(200, virtual.advance(Duration.ofNanos(100)));
    assertEquals(fired.stream().sorted(Comparator.naturalOrder()).toList(), fired);
    assertTrue(fired.stream().distinct().count() <= 40);
  }

  @Test
  void testTimerStopStress_functionsStoppedInTime_neverRun() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    List<Timer> timers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      timers.add(runtime.afterFunc(Duration.ofSeconds(2), ran::incrementAndGet));
    }
    int kept = 0;
    for (Timer timer : timers) {
      kept += timer.stop() ? 1 : 0;
    }
    Thread.sleep(50);
    runtime.close();
    assertEquals(100, kept + ran.get());
  }

  @Test
  void testSleepZeroDeadlock_manySleepsOfNoTime_leaveNothingBehind() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      runtime.sleep(i % 2 == 0 ? Duration.ZERO : Duration.ofNanos(-i));
    }
    assertEquals(List.of(), runtime.pending());
    assertEquals(0, runtime.counters().fired());
  }

  @Test
  void testTimerModifiedEarlier_stoppedAndResetToThePast_firesSoon() throws Exception {
    for (int round = 0; round < 100; round++) {
      CountDownLatch fired = new CountDownLatch(10);
      for (int i = 0; i < 10; i++) {
        RawTimer timer = counting(fired);
        timer.armAfter(HOUR.toNanos());
        assertTrue(timer.stop());
        assertFalse(timer.armAfter(-1));
      }
      await(fired);
    }
  }

  @Test
  void testAdjustTimers_amongManyMovedAndStopped_thoseThatAreDueFire() throws Exception {
    Random random = new Random(5);
    List<RawTimer> others = new ArrayList<>();
    CountDownLatch due = new CountDownLatch(500);
    for (int i = 0; i < 1_500; i++) {
      RawTimer timer = counting(due);
      timer.armAfter(HOUR.toNanos() + random.nextInt(1_000_000));
      switch (i % 3) {
        case 0 -> assertTrue(timer.armAfter(0));
        case 1 -> others.add(timer);
        default -> assertTrue(timer.stop());
      }
      if (random.nextInt(4) == 0 && !others.isEmpty()) {
        RawTimer other = others.get(random.nextInt(others.size()));
        assertTrue(other.armAfter(HOUR.toNanos() / 2 + random.nextInt(1_000_000_000)));
      }
    }
    await(due);
    assertEquals(500, others.size());
    for (RawTimer other : others) {
      assertTrue(other.stop(), "no other one has fired");
    }
  }

  @Test
  void testTeardown_tickersStoppedAndMadeAnew_goOn() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      try (Ticker ticker = runtime.newTicker(Duration.ofNanos(100_000))) {
        assertTrue(ticker.channel().poll(Duration.ofSeconds(60)).isPresent());
      }
      // The ticker is not listed even while a thread is just removing it from its heap.
      assertEquals(List.of(), runtime.pending());
    }
  }

  /** Eight threads call one timer; the results of their calls add up with the number of firings. */
  private void concurrentCalls(boolean alsoStop) throws Exception {
    AtomicInteger fired = new AtomicInteger();
    AtomicInteger kept = new AtomicInteger();
    RawTimer timer = runtime.newRawTimer((arg, seq, deadline) -> fired.incrementAndGet(), null);
    Thread[] callers = new Thread[8];
    AtomicInteger armed = new AtomicInteger();
    for (int c = 0; c < callers.length; c++) {
      Random random = new Random(c);
      callers[c] =
          new Thread(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  boolean stop = alsoStop && random.nextInt(3) == 0;
                  armed.addAndGet(stop ? 0 : 1);
                  if (stop ? timer.stop() : timer.armAfter(random.nextInt(50_000))) {
                    kept.incrementAndGet();
                  }
                }
              });
      callers[c].start();
    }
    for (Thread caller : callers) {
      caller.join();
    }
    runtime.close();
    assertEquals(armed.get(), fired.get() + kept.get());
    assertTrue(kept.get() > 0);
  }

  @Test
  void testConcurrentTimerReset_ofOneTimer_givesEachArmOneOutcome() throws Exception {
    concurrentCalls(false);
  }

  @Test
  void testConcurrentTimerResetStop_ofOneTimer_givesEachArmOneOutcome() throws Exception {
    concurrentCalls(true);
  }

  @Test
  void testTimerFairness_callbacksThatArmEachOtherAtOnce_doNotKeepALaterTimerWaiting()
      throws Exception {
    TimerRuntime narrow = TimerRuntime.builder().processors(1).build();
    CountDownLatch later = new CountDownLatch(1);
    RawTimer[] pair = new RawTimer[2];
    for (int i = 0; i < 2; i++) {
      int next = 1 - i;
      pair[i] =
          narrow.newRawTimer(
              (arg, seq, deadline) -> {
                if (later.getCount() > 0) {
                  pair[next].armAfter(0);
                }
              },
              null);
    }
    narrow.newRawTimer((arg, seq, deadline) -> later.countDown(), null).armAfter(20_000_000);
    pair[0].armAfter(0);
    pair[1].armAfter(0);
    await(later);
    narrow.close();
    assertTrue(narrow.counters().fired() > 2, narrow.counters().toString());
  }

  /** Fields that are not volatile. */
  private static final class Plain {
    int value;
  }

  @Test
  void testTimers_whatWasWrittenBeforeArming_isSeenByTheCallback() throws Exception {
    int rounds = 5_000;
    CountDownLatch fired = new CountDownLatch(rounds);
    AtomicInteger unseen = new AtomicInteger();
    for (int i = 1; i <= rounds; i++) {
      Plain plain = new Plain();
      RawTimer timer =
          runtime.newRawTimer(
              (arg, seq, deadline) -> {
                unseen.addAndGet(plain.value == 2 ? 0 : 1);
                fired.countDown();
              },
              null);
      plain.value = 1;
      timer.armAfter(HOUR.toNanos());
      plain.value = 2;
      assertTrue(timer.armAfter(i % 5 * 1_000L));
    }
    await(fired);
    assertEquals(0, unseen.get());
  }

  @Test
  void testTimerGC_timersThatHaveFiredOrAreLongStopped_areCollected() throws Exception {
    CountDownLatch fired = new CountDownLatch(1);
    RawTimer once = counting(fired);
    once.armAfter(1);
    await(fired);
    WeakReference<RawTimer> reference = new WeakReference<>(once);
    once = counting(fired);
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (reference.get() != null && System.nanoTime() < patience) {
      System.gc();
    }
    assertTrue(reference.get() == null, "a timer that has fired is kept");
    WeakReference<RawTimer> stopped = new WeakReference<>(once);
    once.armAfter(HOUR.toNanos());
    assertTrue(once.stop());
    once = counting(fired);
    while (stopped.get() != null && System.nanoTime() < patience) {
      // A thread that arms timers removes stopped ones from the heap.
      for (int i = 0; i < 200; i++) {
        once.armAfter(HOUR.toNanos());
        RawTimer other = counting(fired);
        other.armAfter(HOUR.toNanos());
        other.stop();
      }
      System.gc();
    }
    assertTrue(stopped.get() == null, "a stopped timer is kept");
  }

  @Test
  void testAfterFuncStarvation_aFunctionThatIsResetAllTheTime_doesNotKeepOthersFromRunning()
      throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Timer pushed = runtime.afterFunc(HOUR, () -> {});
    Thread pusher =
        new Thread(
            () -> {
              while (!over.get()) {
                pushed.reset(HOUR);
              }
            });
    pusher.start();
    CountDownLatch links = new CountDownLatch(200);
    Timer[] chain = new Timer[1];
    CountDownLatch created = new CountDownLatch(1);
    chain[0] =
        runtime.afterFunc(
            Duration.ofMillis(1),
            () -> {
              try {
                created.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              links.countDown();
              if (links.getCount() > 0) {
                chain[0].reset(Duration.ofNanos(10_000));
              }
            });
    created.countDown();
    await(links);
    over.set(true);
    pusher.join();
    assertTrue(pushed.stop());
  }
}

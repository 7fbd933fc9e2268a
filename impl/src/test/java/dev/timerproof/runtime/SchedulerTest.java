package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that run timers, in real time: nothing early, nothing lost, no needless wake-up. */
class SchedulerTest {
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private TimerRuntime runtime = build(2);

  private TimerRuntime build(int processors) {
    return TimerRuntime.builder()
        .processors(processors)
        .selfCheck()
        .errorHandler((source, failure) -> failures.add(failure))
        .build();
  }

  @AfterEach
  void endRuntime() throws Exception {
    runtime.shutdownNow();
    assertTrue(runtime.awaitTermination(Duration.ofSeconds(60)));
    assertEquals(List.of(), List.copyOf(failures));
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(60, TimeUnit.SECONDS), "left: " + latch.getCount());
  }

  @Test
  void manyTimers_ofManyThreads_fireOnceEachAndNeverEarly() throws Exception {
    int each = 2_000;
    CountDownLatch fired = new CountDownLatch(4 * each);
    AtomicInteger early = new AtomicInteger();
    for (int c = 0; c < 4; c++) {
      Random random = new Random(c);
      new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  runtime
                      .newRawTimer(
                          (arg, seq, deadline) -> {
                            if (runtime.now() < deadline) {
                              early.incrementAndGet();
                            }
                            fired.countDown();
                          },
                          null)
                      .armAfter(random.nextInt(50_000_000));
                }
              })
          .start();
    }
    await(fired);
    assertEquals(0, early.get());
    assertEquals(4L * each, runtime.counters().fired());
  }

  @Test
  void chain_ofTimersThatArmTheNext_neverStalls() throws Exception {
    CountDownLatch links = new CountDownLatch(5_000);
    RawTimer[] self = new RawTimer[1];
    self[0] =
        runtime.newRawTimer(
            (arg, seq, deadline) -> {
              links.countDown();
              if (links.getCount() > 0) {
                self[0].armAfter(1);
              }
            },
            null);
    self[0].armAfter(1);
    await(links);
  }

  @Test
  void timersArmedOneByOne_whileThreadsGoToSleep_areNeverOverlooked() throws Exception {
    for (int i = 0; i < 3_000; i++) {
      CountDownLatch fired = new CountDownLatch(1);
      runtime.newRawTimer((arg, seq, deadline) -> fired.countDown(), null).armAfter(i % 7 * 1_000L);
      await(fired);
    }
  }

  @Test
  void resetToAnEarlierTime_whileAThreadSleepsLong_wakesIt() throws Exception {
    RawTimer timer = runtime.newRawTimer((arg, seq, deadline) -> {}, null);
    for (int i = 0; i < 100; i++) {
      timer.armAfter(Duration.ofHours(1).toNanos());
      Thread.sleep(1);
      CountDownLatch fired = new CountDownLatch(1);
      RawTimer soon = runtime.newRawTimer((arg, seq, deadline) -> fired.countDown(), null);
      soon.armAfter(Duration.ofHours(2).toNanos());
      assertTrue(soon.armAfter(1_000));
      await(fired);
    }
    assertTrue(runtime.counters().breaks() > 0);
  }

  @Test
  void idleRuntime_withATimerAnHourAway_neverWakesUp() throws Exception {
    CountDownLatch warm = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      runtime.newRawTimer((arg, seq, deadline) -> warm.countDown(), null).armAfter(i * 10_000L);
    }
    await(warm);
    runtime.newTimer(Duration.ofHours(1));
    long before = Eventually.calm(runtime);
    // Shows that the counter counts: a timer that is due wakes a thread up.
    CountDownLatch fired = new CountDownLatch(1);
    runtime.newRawTimer((arg, seq, deadline) -> fired.countDown(), null).armAfter(1);
    await(fired);
    assertTrue(runtime.counters().wakeups() > before);
  }

  @Test
  void processors_thatChangeWhileTimersLive_loseNoneAndFireNoneTwice() throws Exception {
    int count = 4_000;
    AtomicInteger[] fired = new AtomicInteger[count];
    CountDownLatch all = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      fired[i] = new AtomicInteger();
    }
    Thread caller =
        new Thread(
            () -> {
              Random random = new Random(1);
              for (int i = 0; i < count; i++) {
                AtomicInteger mine = fired[i];
                RawTimer t =
                    runtime.newRawTimer(
                        (arg, seq, deadline) -> {
                          mine.incrementAndGet();
                          all.countDown();
                        },
                        null);
                t.armAfter(Duration.ofHours(1).toNanos());
                t.armAfter(random.nextInt(30_000_000));
              }
            });
    caller.start();
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      runtime.processors(1 + random.nextInt(6));
    }
    caller.join();
    runtime.processors(1);
    await(all);
    for (AtomicInteger mine : fired) {
      assertEquals(1, mine.get());
    }
  }

  @Test
  void processors_changedByCallbacks_doNotBlockEachOther() throws Exception {
    CountDownLatch changed = new CountDownLatch(50);
    for (int i = 0; i < 50; i++) {
      int wanted = 1 + i % 4;
      runtime
          .newRawTimer(
              (arg, seq, deadline) -> {
                runtime.processors(wanted);
                changed.countDown();
              },
              null)
          .armAfter(i * 10_000L);
    }
    await(changed);
    assertTrue(runtime.processors() >= 1 && runtime.processors() <= 4);
  }

  @Test
  void blockedCallback_ofOneProcessor_doesNotKeepOthersFromFiring() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    runtime
        .newRawTimer(
            (arg, seq, deadline) -> {
              blocked.countDown();
              try {
                await(go);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            null)
        .armAfter(0);
    await(blocked);
    CountDownLatch others = new CountDownLatch(50);
    for (int i = 0; i < 50; i++) {
      Thread caller =
          new Thread(
              () ->
                  runtime
                      .newRawTimer((arg, seq, deadline) -> others.countDown(), null)
                      .armAfter(1_000));
      caller.start();
    }
    await(others);
    go.countDown();
  }

  @Test
  void poll_ofARuntimeWithThreads_isRefused() {
    assertThrows(IllegalStateException.class, () -> runtime.poll(runtime.now(), 1));
  }

  @Test
  void threads_areDaemonsAndNoMoreThanNeeded() throws Exception {
    Thread[] thread = {Thread.currentThread()};
    CountDownLatch fired = new CountDownLatch(1);
    runtime
        .newRawTimer(
            (arg, seq, deadline) -> {
              thread[0] = Thread.currentThread();
              fired.countDown();
            },
            null)
        .armAfter(1);
    await(fired);
    assertTrue(thread[0].isDaemon());
    assertTrue(runtime.counters().threads() <= 3, runtime.counters().toString());
  }

  @Test
  void threadFactory_thatFailsAtFirst_isReportedAndAskedAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    ConcurrentLinkedQueue<Throwable> reports = new ConcurrentLinkedQueue<>();
    TimerRuntime other =
        TimerRuntime.builder()
            .processors(1)
            .errorHandler((source, failure) -> reports.add(failure))
            .threadFactory(
                task -> {
                  if (asked.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("planned");
                  }
                  Thread t = new Thread(task, "own");
                  t.setDaemon(true);
                  return t;
                })
            .build();
    CountDownLatch fired = new CountDownLatch(2);
    other.newRawTimer((arg, seq, deadline) -> fired.countDown(), null).armAfter(1);
    other.newRawTimer((arg, seq, deadline) -> fired.countDown(), null).armAfter(1);
    await(fired);
    assertEquals(1, reports.size());
    other.close();
  }

  @Test
  void interruptedSleep_ofACaller_leavesNoTimerBehind() throws Exception {
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread sleeper =
        new Thread(
            () -> {
              try {
                runtime.sleep(Duration.ofHours(1));
              } catch (InterruptedException e) {
                interrupted.set(true);
              }
            });
    sleeper.start();
    while (runtime.counters().pending() == 0) {
      Thread.sleep(1);
    }
    sleeper.interrupt();
    sleeper.join();
    assertTrue(interrupted.get());
    assertEquals(List.of(), runtime.pending());
  }

  @Test
  void sleep_ofAnyLength_neverEndsEarly() throws Exception {
    for (int i = 0; i < 50; i++) {
      long start = System.nanoTime();
      runtime.sleep(Duration.ofNanos(i * 40_000L));
      assertTrue(System.nanoTime() - start >= i * 40_000L);
    }
    runtime.sleep(Duration.ofSeconds(-1));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> runtime.sleep(Duration.ZERO));
    assertFalse(Thread.interrupted());
  }

  @Test
  void interruptedWorkers_goOnSleepingAndFiring() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    runtime
        .newRawTimer(
            (arg, seq, deadline) -> {
              Thread.currentThread().interrupt();
              first.countDown();
            },
            null)
        .armAfter(1);
    await(first);
    runtime.newTimer(Duration.ofHours(1));
    Eventually.calm(runtime);
    CountDownLatch second = new CountDownLatch(1);
    runtime.newRawTimer((arg, seq, deadline) -> second.countDown(), null).armAfter(1);
    await(second);
  }

  @Test
  void afterFunc_onTheOwnExecutor_runsOffTheSchedulersThreads() throws Exception {
    Thread[] thread = {Thread.currentThread()};
    CountDownLatch ran = new CountDownLatch(1);
    int[] before = {1};
    runtime.afterFunc(
        Duration.ofMillis(1),
        () -> {
          before[0]++;
          thread[0] = Thread.currentThread();
          ran.countDown();
        });
    await(ran);
    assertEquals(2, before[0], "what was written before arming is seen");
    assertTrue(thread[0].isDaemon());
    assertEquals(
        Runtime.version().feature() < 21, thread[0].getName().startsWith("timerproof-function"));
  }

  @Test
  void channel_readByAnotherThread_delivers() throws Exception {
    Ticker ticker = runtime.newTicker(Duration.ofMillis(2));
    for (int i = 0; i < 5; i++) {
      assertNotNull(ticker.channel().receive());
    }
    ticker.close();
    assertTrue(
        runtime.newTimer(Duration.ofMillis(1)).channel().poll(Duration.ofSeconds(60)).isPresent());
    assertTrue(
        runtime.newTimer(Duration.ofHours(1)).channel().poll(Duration.ofMillis(5)).isEmpty());
    // A last tick may have come before the ticker was closed.
    ticker.channel().poll();
    assertTrue(ticker.channel().poll(Duration.ZERO).isEmpty());
  }

  /**
   * A new thread finds a timer and is in its callback before the thread that starts it has gone on.
   * So it does not notice a timer that is armed at that moment; another thread must.
   */
  @Test
  void arm_whileAThreadIsStartedThatIsInACallbackAlready_isSeenByAnotherThread() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    CompletableFuture<TimerRuntime> slow = new CompletableFuture<>();
    Runnable arm =
        () -> slow.join().newRawTimer((arg, seq, d) -> second.countDown(), null).armAfter(0);
    AtomicBoolean first = new AtomicBoolean(true);
    slow.complete(
        TimerRuntime.builder()
            .processors(2)
            .threadFactory(
                worker ->
                    new Thread(worker) {
                      @Override
                      public synchronized void start() {
                        super.start();
                        if (first.getAndSet(false)) {
                          awaitUninterruptibly(entered);
                          startAndAwaitItsWaiting(new Thread(arm));
                        }
                      }
                    })
            .build());
    TimerCallback blocks =
        (arg, seq, deadline) -> {
          entered.countDown();
          awaitUninterruptibly(go);
        };
    slow.join().newRawTimer(blocks, null).armAfter(0);
    await(second);
    go.countDown();
    slow.join().close();
  }

  /** Starts a thread; returns when it waits for the lock that the starting thread holds. */
  private static void startAndAwaitItsWaiting(Thread thread) {
    thread.start();
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TERMINATED) {
      Thread.onSpinWait();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      await(latch);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

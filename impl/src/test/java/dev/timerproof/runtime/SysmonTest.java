package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks that block although they must not, with and without sysmon. */
@Timeout(120)
class SysmonTest {
  private static final int OTHERS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final CountDownLatch go = new CountDownLatch(1);
  private final CountDownLatch others = new CountDownLatch(OTHERS);

  @AfterEach
  void nothingHasFailed() {
    go.countDown();
    assertEquals(List.of(), List.copyOf(failures));
  }

  private RuntimeBuilder builder(int processors) {
    return TimerRuntime.builder()
        .processors(processors)
        .errorHandler((source, failure) -> failures.add(failure));
  }

  /** Has callbacks block, as many as wanted; returns when all of them do. */
  private void block(TimerRuntime runtime, int callbacks) throws InterruptedException {
    CountDownLatch blocked = new CountDownLatch(callbacks);
    for (int i = 0; i < callbacks; i++) {
      runtime
          .newRawTimer(
              (arg, seq, deadline) -> {
                blocked.countDown();
                awaitGo();
              },
              null)
          .armAfter(20_000_000);
    }
    assertTrue(blocked.await(60, TimeUnit.SECONDS), "left: " + blocked.getCount());
  }

  private void awaitGo() {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Arms timers on the processor of the calling thread, where the blocking ones are too. */
  private void armOthers(TimerRuntime runtime) {
    for (int i = 0; i < OTHERS; i++) {
      runtime
          .newRawTimer((arg, seq, deadline) -> others.countDown(), null)
          .armAfter(100_000_000 + i * 1_000_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void timersArmedBefore_ofABlockedProcessor_fireInTimeWithSysmon(int processors) throws Exception {
    TimerRuntime runtime = builder(processors).sysmon().build();
    armOthers(runtime);
    block(runtime, 1);
    assertTrue(others.await(60, TimeUnit.SECONDS), "left: " + others.getCount());
    go.countDown();
    runtime.close();
    assertEquals(OTHERS + 1, runtime.counters().fired());
  }

  @Test
  void timersOfTheOnlyProcessor_whileItIsBlocked_waitWithoutSysmon() throws Exception {
    TimerRuntime runtime = builder(1).build();
    block(runtime, 1);
    armOthers(runtime);
    assertFalse(others.await(500, TimeUnit.MILLISECONDS));
    assertEquals(OTHERS, others.getCount());
    go.countDown();
    assertTrue(others.await(60, TimeUnit.SECONDS));
    runtime.close();
  }

  @Test
  void callbacksThatAllBlock_onOneProcessor_eachGetAThreadOfTheirOwn() throws Exception {
    TimerRuntime runtime = builder(1).sysmon().build();
    block(runtime, 5);
    armOthers(runtime);
    assertTrue(others.await(60, TimeUnit.SECONDS));
    go.countDown();
    runtime.close();
    assertEquals(OTHERS + 5, runtime.counters().fired());
  }

  @Test
  void resize_whileACallbackBlocks_doesNotWaitForItWithSysmon() throws Exception {
    TimerRuntime runtime = builder(2).sysmon().build();
    armOthers(runtime);
    block(runtime, 1);
    runtime.processors(1);
    runtime.processors(3);
    assertEquals(1, go.getCount(), "the callback blocks still");
    assertTrue(others.await(60, TimeUnit.SECONDS));
    go.countDown();
    runtime.close();
    assertEquals(OTHERS + 1, runtime.counters().fired());
  }

  @Test
  void shutdown_whileACallbackHasLostItsProcessor_waitsForIt() throws Exception {
    TimerRuntime runtime = builder(1).sysmon().build();
    armOthers(runtime);
    block(runtime, 1);
    assertTrue(others.await(60, TimeUnit.SECONDS));
    runtime.shutdown();
    assertFalse(runtime.awaitTermination(Duration.ofMillis(100)));
    go.countDown();
    assertTrue(runtime.awaitTermination(PATIENCE));
  }

  @Test
  void idleRuntime_withSysmon_neverWakesUp() throws Exception {
    TimerRuntime runtime = builder(2).sysmon().build();
    armOthers(runtime);
    assertTrue(others.await(60, TimeUnit.SECONDS));
    runtime.newTimer(Duration.ofHours(1));
    Eventually.calm(runtime);
    runtime.shutdownNow();
    assertTrue(runtime.awaitTermination(PATIENCE));
  }

  @Test
  void callbacksThatChangeTheProcessors_withSysmon_keepTheirOwn() throws Exception {
    TimerRuntime runtime = builder(2).sysmon().build();
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
          .armAfter(i * 500_000L);
    }
    block(runtime, 2);
    assertTrue(changed.await(60, TimeUnit.SECONDS), "left: " + changed.getCount());
    go.countDown();
    runtime.close();
    assertEquals(52, runtime.counters().fired());
  }

  /** Sysmon takes a processor away from a thread that was given it and has not begun to run. */
  @Test
  void threadsThatAreSlowToStart_withSysmon_stillRunWhatIsDue() throws Exception {
    TimerRuntime runtime =
        builder(1)
            .sysmon()
            .threadFactory(worker -> new Thread(() -> startLate(worker), "slow"))
            .build();
    CountDownLatch fired = new CountDownLatch(1);
    runtime.newRawTimer((arg, seq, deadline) -> fired.countDown(), null).armAfter(0);
    assertTrue(fired.await(60, TimeUnit.SECONDS));
    runtime.close();
  }

  private static void startLate(Runnable worker) {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    worker.run();
  }
}

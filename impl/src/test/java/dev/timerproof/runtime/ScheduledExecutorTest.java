package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The contract of ScheduledExecutorService, mostly on a clock that stands still. */
class ScheduledExecutorTest {
  private final VirtualClock clock = new VirtualClock();
  private final TimerRuntime runtime =
      TimerRuntime.builder().clock(clock).executor(Runnable::run).build();
  private final TimerExecutorService executor = runtime.asScheduledExecutorService();
  private final List<Long> runs = new ArrayList<>();

  private void note() {
    runs.add(clock.nanos() - 1);
  }

  private void advance(long nanos) {
    clock.advance(Duration.ofNanos(nanos));
  }

  @Test
  void schedule_aCallable_completesWithItsValueWhenDue() throws Exception {
    ScheduledFuture<String> future = executor.schedule(() -> "done", 100, TimeUnit.NANOSECONDS);
    assertEquals(100, future.getDelay(TimeUnit.NANOSECONDS));
    advance(99);
    assertFalse(future.isDone());
    assertEquals(1, future.getDelay(TimeUnit.NANOSECONDS));
    advance(1);
    assertEquals("done", future.get());
    assertFalse(future.cancel(true));
  }

  @Test
  void schedule_aFailingTask_completesWithItsFailure() {
    IllegalStateException planned = new IllegalStateException("planned");
    ScheduledFuture<?> future =
        executor.schedule(
            () -> {
              throw planned;
            },
            -5,
            TimeUnit.SECONDS);
    advance(0);
    ExecutionException e = assertThrows(ExecutionException.class, future::get);
    assertSame(planned, e.getCause());
  }

  @Test
  void cancel_aWaitingTask_letsGoOfItAtOnce() {
    ScheduledFuture<?> future = executor.schedule(this::note, 1, TimeUnit.HOURS);
    assertEquals(1, runtime.pending().size());
    assertTrue(future.cancel(false));
    assertEquals(List.of(), runtime.pending());
    assertTrue(future.isCancelled());
    assertThrows(CancellationException.class, future::get);
    assertEquals(0, clock.runUntilIdle(10));
  }

  @Test
  void fixedRate_withSlowRuns_keepsToItsGrid() {
    ScheduledFuture<?> future =
        executor.scheduleAtFixedRate(this::note, 5, 10, TimeUnit.NANOSECONDS);
    assertTrue(((RunnableScheduledFuture<?>) future).isPeriodic());
    advance(35);
    assertEquals(List.of(5L, 15L, 25L, 35L), runs);
    assertTrue(future.cancel(false));
    advance(100);
    assertEquals(4, runs.size());
  }

  @Test
  void fixedDelay_counts_fromTheEndOfARun() {
    TimerRuntime real = TimerRuntime.builder().processors(1).build();
    List<Long> starts = new ArrayList<>();
    CountDownLatch three = new CountDownLatch(3);
    ScheduledFuture<?> future =
        real.asScheduledExecutorService()
            .scheduleWithFixedDelay(
                () -> {
                  starts.add(System.nanoTime());
                  try {
                    Thread.sleep(5);
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  three.countDown();
                },
                0,
                5,
                TimeUnit.MILLISECONDS);
    try {
      assertTrue(three.await(60, TimeUnit.SECONDS));
      future.cancel(true);
      assertTrue(starts.get(2) - starts.get(0) >= TimeUnit.MILLISECONDS.toNanos(20));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      real.shutdownNow();
    }
  }

  @Test
  void periodicTask_thatFails_runsNoMore() {
    ScheduledFuture<?> future =
        executor.scheduleWithFixedDelay(
            () -> {
              note();
              if (runs.size() == 2) {
                throw new IllegalStateException("planned");
              }
            },
            1,
            1,
            TimeUnit.NANOSECONDS);
    advance(10);
    assertEquals(2, runs.size());
    assertThrows(ExecutionException.class, future::get);
    assertEquals(List.of(), runtime.pending());
  }

  @Test
  void periodicTask_thatCancelsItself_runsNoMore() {
    ScheduledFuture<?>[] self = new ScheduledFuture<?>[1];
    self[0] =
        executor.scheduleAtFixedRate(
            () -> {
              note();
              self[0].cancel(false);
            },
            1,
            1,
            TimeUnit.NANOSECONDS);
    advance(10);
    assertEquals(1, runs.size());
    assertEquals(List.of(), runtime.pending());
  }

  @Test
  void arguments_outOfRange_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> executor.scheduleAtFixedRate(this::note, 1, 0, TimeUnit.SECONDS));
    assertThrows(
        IllegalArgumentException.class,
        () -> executor.scheduleWithFixedDelay(this::note, 1, -1, TimeUnit.SECONDS));
    ScheduledFuture<?> never = executor.schedule(this::note, Long.MAX_VALUE, TimeUnit.DAYS);
    advance(Duration.ofDays(365).toNanos());
    assertEquals(List.of(), runs);
    assertFalse(never.isDone());
    assertEquals(1, runtime.pending().size());
  }

  @Test
  @SuppressWarnings("NullAway")
  void nulls_areRefused() {
    assertThrows(
        NullPointerException.class, () -> executor.schedule((Runnable) null, 1, TimeUnit.DAYS));
    assertThrows(
        NullPointerException.class, () -> executor.schedule((Callable<?>) null, 1, TimeUnit.DAYS));
    assertThrows(NullPointerException.class, () -> executor.schedule(this::note, 1, null));
    assertThrows(NullPointerException.class, () -> executor.execute(null));
    assertEquals(List.of(), runtime.pending());
  }

  @Test
  void shutdown_byDefault_runsDelayedTasksAndCancelsPeriodicOnes() throws Exception {
    ScheduledFuture<?> delayed = executor.schedule(this::note, 10, TimeUnit.NANOSECONDS);
    ScheduledFuture<?> periodic =
        executor.scheduleAtFixedRate(this::note, 1, 1, TimeUnit.NANOSECONDS);
    executor.shutdown();
    assertTrue(executor.isShutdown());
    assertTrue(periodic.isCancelled());
    assertFalse(executor.isTerminated());
    assertThrows(RejectedExecutionException.class, () -> executor.execute(this::note));
    assertThrows(
        RejectedExecutionException.class, () -> executor.schedule(this::note, 1, TimeUnit.DAYS));
    advance(10);
    assertEquals(List.of(10L), runs);
    assertTrue(delayed.isDone());
    assertTrue(executor.awaitTermination(0, TimeUnit.SECONDS));
    assertFalse(runtime.isShutdown());
  }

  @Test
  void shutdown_withTheOtherPolicies_cancelsDelayedTasksAndKeepsPeriodicOnes() {
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(true);
    ScheduledFuture<?> delayed = executor.schedule(this::note, 10, TimeUnit.NANOSECONDS);
    ScheduledFuture<?> periodic =
        executor.scheduleAtFixedRate(this::note, 1, 1, TimeUnit.NANOSECONDS);
    executor.shutdown();
    assertTrue(delayed.isCancelled());
    advance(5);
    assertEquals(5, runs.size());
    assertFalse(executor.isTerminated());
    executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    assertTrue(periodic.isCancelled());
    assertTrue(executor.isTerminated());
  }

  @Test
  void shutdownNow_withWaitingTasks_returnsThemUncancelled() {
    ScheduledFuture<?> delayed = executor.schedule(this::note, 10, TimeUnit.NANOSECONDS);
    ScheduledFuture<?> periodic =
        executor.scheduleAtFixedRate(this::note, 1, 1, TimeUnit.NANOSECONDS);
    List<Runnable> waiting = executor.shutdownNow();
    assertEquals(2, waiting.size());
    assertTrue(waiting.contains(assertInstanceOf(Runnable.class, delayed)));
    assertFalse(periodic.isDone());
    advance(100);
    assertEquals(List.of(), runs);
    assertTrue(executor.isTerminated());
  }

  @Test
  void shutdownNow_whileATaskRuns_interruptsIt() throws Exception {
    TimerRuntime real = TimerRuntime.builder().processors(1).build();
    TimerExecutorService own = real.asScheduledExecutorService();
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    own.execute(
        () -> {
          started.countDown();
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            interrupted.set(true);
          }
        });
    assertTrue(started.await(60, TimeUnit.SECONDS));
    assertEquals(List.of(), own.shutdownNow());
    assertTrue(own.awaitTermination(60, TimeUnit.SECONDS));
    assertTrue(interrupted.get());
    real.close();
  }

  @Test
  void invokeAllAndAny_runTheirTasks() throws Exception {
    List<Integer> values = new ArrayList<>();
    List<Callable<Integer>> tasks = List.of(() -> 1, () -> 2);
    for (Future<Integer> future : executor.invokeAll(tasks)) {
      values.add(future.get());
    }
    assertEquals(List.of(1, 2), values);
    assertEquals("any", executor.invokeAny(List.<Callable<String>>of(() -> "any")));
  }

  @Test
  void fixedRateTask_thatFails_runsNoMore() {
    ScheduledFuture<?> future =
        executor.scheduleAtFixedRate(
            () -> {
              note();
              throw new IllegalStateException("planned");
            },
            1,
            1,
            TimeUnit.NANOSECONDS);
    advance(10);
    assertEquals(1, runs.size());
    assertThrows(ExecutionException.class, future::get);
    assertEquals(List.of(), runtime.pending());
  }

  @Test
  void invokeAll_withATimeout_cancelsWhatHasNotEnded() throws Exception {
    TimerRuntime real = TimerRuntime.builder().processors(1).build();
    TimerExecutorService own = real.asScheduledExecutorService();
    CountDownLatch go = new CountDownLatch(1);
    List<Callable<Boolean>> tasks =
        List.of(
            () -> true,
            () -> {
              go.await();
              return true;
            });
    List<Future<Boolean>> futures = own.invokeAll(tasks, 200, TimeUnit.MILLISECONDS);
    assertTrue(futures.get(0).isDone());
    assertTrue(futures.get(1).isCancelled());
    go.countDown();
    own.shutdown();
    assertTrue(own.awaitTermination(60, TimeUnit.SECONDS));
    real.close();
  }

  @Test
  void invokeAny_ofTasksThatFailOrTakeTooLong_throws() throws Exception {
    TimerRuntime real = TimerRuntime.builder().processors(1).build();
    TimerExecutorService own = real.asScheduledExecutorService();
    CountDownLatch go = new CountDownLatch(1);
    Callable<Boolean> endless =
        () -> {
          go.await();
          return true;
        };
    Callable<Boolean> failing =
        () -> {
          throw new IllegalStateException("planned");
        };
    assertThrows(
        TimeoutException.class, () -> own.invokeAny(List.of(endless), 50, TimeUnit.MILLISECONDS));
    assertThrows(ExecutionException.class, () -> own.invokeAny(List.of(failing)));
    assertEquals(true, own.invokeAny(List.of(failing, () -> true)));
    go.countDown();
    real.shutdownNow();
    assertTrue(real.awaitTermination(Duration.ofSeconds(60)));
  }

  @Test
  void arming_afterTheRuntimeIsShutDown_isRejectedAndEndsPeriodicTasks() {
    ScheduledFuture<?> periodic =
        executor.scheduleAtFixedRate(this::note, 1, 10, TimeUnit.NANOSECONDS);
    advance(1);
    runtime.shutdown();
    assertThrows(
        RejectedExecutionException.class, () -> executor.schedule(this::note, 1, TimeUnit.DAYS));
    advance(100);
    assertTrue(periodic.isDone(), "nobody waits for a run that will not come");
    assertTrue(periodic.isCancelled());
    assertEquals(1, runs.size());
    assertTrue(runtime.isTerminated());
  }
}

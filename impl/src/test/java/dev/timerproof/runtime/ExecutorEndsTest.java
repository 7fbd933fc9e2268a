package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How tasks and executors end: by themselves, by being cancelled, refused, taken back, interrupted,
 * or with their runtime. The executor of functions is a list whose elements the test runs.
 */
@Timeout(120)
class ExecutorEndsTest {
  private final VirtualClock clock = new VirtualClock();
  private final ArrayDeque<Runnable> handed = new ArrayDeque<>();
  private final List<Throwable> reported = new ArrayList<>();
  private boolean refuses;

  private final TimerRuntime runtime =
      TimerRuntime.builder()
          .clock(clock)
          .executor(this::hand)
          .errorHandler((source, failure) -> reported.add(failure))
          .build();

  private final TimerExecutorService executor = runtime.asScheduledExecutorService();
  private final AtomicInteger ran = new AtomicInteger();

  private void hand(Runnable task) {
    if (refuses) {
      throw new RejectedExecutionException("planned");
    }
    handed.add(task);
  }

  private void runHanded() {
    for (Runnable task = handed.poll(); task != null; task = handed.poll()) {
      task.run();
    }
  }

  @AfterEach
  void end() {
    runtime.shutdownNow();
  }

  // An executor is terminated only when its tasks have ended.

  @Test
  void terminated_whileACancelledTaskStillRuns_isNo() {
    List<Boolean> seen = new ArrayList<>();
    List<Future<?>> self = new ArrayList<>();
    self.add(
        executor.schedule(
            () -> {
              assertTrue(self.get(0).cancel(false));
              executor.shutdown();
              seen.add(self.get(0).isDone());
              seen.add(executor.isTerminated());
            },
            1,
            TimeUnit.NANOSECONDS));
    clock.advance(Duration.ofNanos(1));
    runHanded();
    assertEquals(List.of(true, false), seen);
    assertTrue(executor.isTerminated());
  }

  @Test
  void shutdownNow_whileACancelledTaskStillRuns_interruptsIt() {
    List<Boolean> seen = new ArrayList<>();
    List<Future<?>> self = new ArrayList<>();
    self.add(
        executor.submit(
            () -> {
              self.get(0).cancel(false);
              seen.add(Thread.currentThread().isInterrupted());
              executor.shutdownNow();
              seen.add(Thread.currentThread().isInterrupted());
            }));
    runHanded();
    assertEquals(List.of(false, true), seen);
    assertFalse(Thread.interrupted(), "the interrupt was for the task alone");
  }

  // Refusals.

  @Test
  void handOver_thatIsRefused_failsTheFutureAndIsReported() {
    Future<?> once = executor.schedule(ran::incrementAndGet, 1, TimeUnit.NANOSECONDS);
    Future<?> periodic =
        executor.scheduleAtFixedRate(ran::incrementAndGet, 1, 1, TimeUnit.NANOSECONDS);
    refuses = true;
    clock.advance(Duration.ofNanos(5));
    for (Future<?> future : List.of(once, periodic)) {
      ExecutionException e = assertThrows(ExecutionException.class, future::get);
      assertInstanceOf(RejectedExecutionException.class, e.getCause());
    }
    assertEquals(2, reported.size());
    executor.shutdown();
    assertTrue(executor.isTerminated());
  }

  @Test
  void submissions_thatAreRefused_throwAndAreForgotten() {
    refuses = true;
    assertThrows(RejectedExecutionException.class, () -> executor.execute(ran::incrementAndGet));
    assertThrows(RejectedExecutionException.class, () -> executor.submit(ran::incrementAndGet));
    executor.shutdown();
    assertTrue(executor.isTerminated());
    assertThrows(RejectedExecutionException.class, () -> executor.execute(ran::incrementAndGet));
    assertThrows(
        RejectedExecutionException.class,
        () -> executor.schedule(ran::incrementAndGet, 1, TimeUnit.DAYS));
    assertTrue(executor.isTerminated());
  }

  @Test
  void periodicTask_thatThrows_isForgotten() {
    Future<?> failing =
        executor.scheduleAtFixedRate(
            () -> {
              throw new IllegalStateException("planned");
            },
            1,
            1,
            TimeUnit.NANOSECONDS);
    clock.advance(Duration.ofNanos(1));
    runHanded();
    assertThrows(ExecutionException.class, failing::get);
    executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(true);
    executor.shutdown();
    assertTrue(executor.isTerminated());
  }

  // Taking back.

  @Test
  void shutdownNow_withTasksInEachPlace_returnsWhatTheCallersHaveAndRunsNone() {
    Future<?> submitted = executor.submit(ran::incrementAndGet);
    ScheduledFuture<?> due = executor.schedule(ran::incrementAndGet, 1, TimeUnit.NANOSECONDS);
    clock.advance(Duration.ofNanos(1));
    ScheduledFuture<?> later = executor.schedule(ran::incrementAndGet, 1, TimeUnit.HOURS);
    ScheduledFuture<?> periodic =
        executor.scheduleWithFixedDelay(ran::incrementAndGet, 2, 2, TimeUnit.HOURS);
    List<Runnable> back = executor.shutdownNow();
    assertEquals(Set.of(submitted, due, later, periodic), Set.copyOf(back));
    assertEquals(4, back.size());
    assertTrue(executor.isTerminated());
    for (Runnable task : back) {
      assertFalse(((Future<?>) task).isDone());
    }
    for (Runnable task : back) {
      assertTrue(((Future<?>) task).cancel(false));
    }
    assertThrows(CancellationException.class, submitted::get);
    runHanded();
    clock.advance(Duration.ofDays(1));
    assertEquals(0, ran.get());
  }

  @Test
  void taskThatWasTakenBack_whenItIsRunAllTheSame_isCancelled() {
    Future<?> submitted = executor.submit(ran::incrementAndGet);
    executor.shutdownNow();
    assertFalse(submitted.isDone());
    runHanded();
    assertTrue(
        submitted.isCancelled(),
        "a task that will not run is cancelled, so that nobody waits for it");
    assertEquals(0, ran.get());
  }

  /**
   * As soon as a task is interrupted, its thread may run the next task, so that one must have been
   * taken back before.
   */
  @Test
  void shutdownNow_takesBackWhatWaitsBeforeItInterruptsWhatRuns() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    executor.execute(
        () -> {
          started.countDown();
          boolean through = false;
          while (!through) {
            try {
              go.await();
              through = true;
            } catch (InterruptedException e) {
              Thread.interrupted();
            }
          }
        });
    Runnable running = handed.remove();
    Thread runner =
        new Thread(running) {
          @Override
          public void interrupt() {
            super.interrupt();
            runHanded();
          }
        };
    runner.start();
    assertTrue(started.await(60, TimeUnit.SECONDS));
    Future<?> next = executor.submit(ran::incrementAndGet);
    assertEquals(List.of(next), executor.shutdownNow());
    assertEquals(0, handed.size(), "the runner was interrupted");
    assertEquals(0, ran.get());
    go.countDown();
    runner.join();
    assertTrue(executor.isTerminated());
  }

  @Test
  void shutdownNow_whileOthersHandIn_losesNoTask() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (TimerRuntime real = TimerRuntime.builder().executor(pool).build()) {
      for (int round = 0; round < 100; round++) {
        TimerExecutorService view = real.asScheduledExecutorService();
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger started = new AtomicInteger();
        CountDownLatch some = new CountDownLatch(20);
        Thread[] clients =
            IntStream.range(0, 2)
                .mapToObj(
                    n ->
                        new Thread(
                            () -> {
                              try {
                                while (true) {
                                  if (n == 0) {
                                    view.execute(started::incrementAndGet);
                                  } else {
                                    Future<?> unused =
                                        view.schedule(
                                            started::incrementAndGet, 10, TimeUnit.MICROSECONDS);
                                  }
                                  accepted.incrementAndGet();
                                  some.countDown();
                                }
                              } catch (RejectedExecutionException shutDown) {
                                some.countDown();
                              }
                            }))
                .toArray(Thread[]::new);
        for (Thread client : clients) {
          client.start();
        }
        assertTrue(some.await(60, TimeUnit.SECONDS));
        int back = view.shutdownNow().size();
        for (Thread client : clients) {
          client.join();
        }
        assertTrue(view.awaitTermination(60, TimeUnit.SECONDS));
        assertEquals(accepted.get(), started.get() + back, "round " + round);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  // Policies.

  @Test
  void delayedTask_whenThePolicyChangesAfterTheShutdown_isCancelled() {
    Future<?> waiting = executor.schedule(ran::incrementAndGet, 1, TimeUnit.HOURS);
    executor.shutdown();
    assertFalse(waiting.isDone());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    assertTrue(waiting.isCancelled());
    assertTrue(executor.isTerminated());
  }

  @Test
  void periodicTasks_thatRunLate_waitFromTheirDeadlineOrFromTheirEnd() {
    ScheduledFuture<?> rate =
        executor.scheduleAtFixedRate(ran::incrementAndGet, 5, 10, TimeUnit.NANOSECONDS);
    ScheduledFuture<?> delay =
        executor.scheduleWithFixedDelay(ran::incrementAndGet, 5, 10, TimeUnit.NANOSECONDS);
    clock.advance(Duration.ofNanos(5));
    clock.advance(Duration.ofNanos(7));
    runHanded();
    assertEquals(2, ran.get());
    assertEquals(3, rate.getDelay(TimeUnit.NANOSECONDS));
    assertEquals(10, delay.getDelay(TimeUnit.NANOSECONDS));
  }

  @Test
  void submittedTask_afterShutdownWithoutDelayedOnes_runs() throws Exception {
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    Future<String> submitted = executor.submit(() -> "ran");
    Future<?> due = executor.schedule(ran::incrementAndGet, 1, TimeUnit.NANOSECONDS);
    clock.advance(Duration.ofNanos(1));
    Future<?> waiting = executor.schedule(ran::incrementAndGet, 1, TimeUnit.NANOSECONDS);
    executor.shutdown();
    assertTrue(waiting.isCancelled());
    runHanded();
    assertEquals("ran", submitted.get());
    assertFalse(due.isCancelled());
    assertEquals(1, ran.get());
    assertTrue(executor.isTerminated());
  }

  @Test
  void periodicTask_thatShutsItsExecutorDown_endsAtOnce() {
    Future<?> periodic =
        executor.scheduleAtFixedRate(executor::shutdown, 1, 1, TimeUnit.NANOSECONDS);
    clock.advance(Duration.ofNanos(1));
    runHanded();
    assertTrue(periodic.isCancelled());
    assertTrue(executor.isTerminated());
    assertEquals(List.of(), runtime.pending());
  }

  @Test
  void periodicTask_thatIsDueAtTheShutdown_runsNoMore() {
    Future<?> periodic =
        executor.scheduleAtFixedRate(ran::incrementAndGet, 1, 1, TimeUnit.NANOSECONDS);
    clock.advance(Duration.ofNanos(1));
    executor.shutdown();
    assertTrue(periodic.isCancelled());
    runHanded();
    assertEquals(0, ran.get());
    assertTrue(executor.isTerminated());
  }

  // Order.

  @Test
  @SuppressWarnings("SelfComparison") // What is tested: the clock must not be read twice.
  void delays_ofTasks_areATotalOrder() {
    TimerRuntime real = TimerRuntime.builder().build();
    try {
      TimerExecutorService one = real.asScheduledExecutorService();
      ScheduledFuture<?> hour = one.schedule(ran::incrementAndGet, 1, TimeUnit.HOURS);
      assertEquals(0, hour.compareTo(hour));
      Set<Delayed> sorted = new TreeSet<>();
      sorted.add(hour);
      assertTrue(sorted.contains(hour));
    } finally {
      real.shutdownNow();
    }
    List<ScheduledFuture<?>> ties = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ties.add(executor.schedule(ran::incrementAndGet, 7, TimeUnit.NANOSECONDS));
    }
    assertEquals(ties, List.copyOf(new TreeSet<>(ties)));
    ScheduledFuture<?> sooner = executor.schedule(ran::incrementAndGet, 6, TimeUnit.NANOSECONDS);
    assertTrue(sooner.compareTo(ties.get(0)) < 0);
    assertTrue(ties.get(0).compareTo(sooner) > 0);
    // Both are the first of their executor.
    ScheduledFuture<?> ofOne =
        runtime.asScheduledExecutorService().schedule(ran::get, 7, TimeUnit.NANOSECONDS);
    ScheduledFuture<?> ofOther =
        runtime.asScheduledExecutorService().schedule(ran::get, 7, TimeUnit.NANOSECONDS);
    assertTrue(ofOne.compareTo(ofOther) < 0);
    assertTrue(ofOther.compareTo(ofOne) > 0);
  }

  // With the runtime.

  @Test
  void shutdownNowOfTheRuntime_cancelsWhatWaitsAndTerminates() {
    Future<?> later = executor.schedule(ran::incrementAndGet, 1, TimeUnit.HOURS);
    Future<?> submitted = executor.submit(ran::incrementAndGet);
    runtime.shutdownNow();
    assertTrue(executor.isShutdown());
    assertTrue(executor.isTerminated());
    assertThrows(CancellationException.class, later::get);
    assertThrows(CancellationException.class, submitted::get);
    assertTrue(runtime.asScheduledExecutorService().isTerminated());
  }

  @Test
  void shutdownOfTheRuntime_runsDelayedTasksAndEndsPeriodicOnes() {
    Future<?> later = executor.schedule(ran::incrementAndGet, 5, TimeUnit.NANOSECONDS);
    Future<?> never = executor.schedule(ran::incrementAndGet, Long.MAX_VALUE, TimeUnit.DAYS);
    Future<?> periodic =
        executor.scheduleAtFixedRate(ran::incrementAndGet, 1, 1, TimeUnit.NANOSECONDS);
    runtime.shutdown();
    assertTrue(periodic.isCancelled());
    assertTrue(
        never.isCancelled(), "a task that will not run is cancelled, so that nobody waits for it");
    assertFalse(executor.isTerminated());
    clock.advance(Duration.ofNanos(5));
    runHanded();
    assertTrue(later.isDone());
    assertEquals(1, ran.get());
    assertTrue(executor.isTerminated());
    assertTrue(runtime.isTerminated());
  }

  // Interrupts.

  /** The thread of a task may run something else as soon as it has left the task. */
  @Test
  void interrupt_ofATaskThatEndsMeanwhile_isOverBeforeItsThreadGoesOn() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    List<Boolean> leftTooEarly = Collections.synchronizedList(new ArrayList<>());
    List<Boolean> interruptedBehind = Collections.synchronizedList(new ArrayList<>());
    Future<?> task =
        executor.submit(
            () -> {
              started.countDown();
              while (go.getCount() > 0) {
                Thread.onSpinWait();
              }
            });
    Runnable running = handed.remove();
    Thread runner =
        new Thread() {
          @Override
          public void run() {
            running.run();
            left.countDown();
            interruptedBehind.add(isInterrupted());
          }

          @Override
          public void interrupt() {
            go.countDown();
            try {
              leftTooEarly.add(left.await(50, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            super.interrupt();
          }
        };
    runner.start();
    assertTrue(started.await(60, TimeUnit.SECONDS));
    assertTrue(task.cancel(true));
    runner.join();
    assertEquals(List.of(false), leftTooEarly);
    assertEquals(List.of(false), interruptedBehind);
  }

  @Test
  void cancel_withInterrupt_reachesTheTaskAndNothingAfterIt() {
    List<Boolean> seen = new ArrayList<>();
    List<Future<?>> self = new ArrayList<>();
    self.add(
        executor.submit(
            () -> {
              self.get(0).cancel(true);
              seen.add(Thread.currentThread().isInterrupted());
            }));
    executor.execute(() -> seen.add(Thread.currentThread().isInterrupted()));
    runHanded();
    assertEquals(List.of(true, false), seen);
  }

  @Test
  void shutdownNow_ofOneExecutor_interruptsNoTaskOfAnotherOnTheSamePool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (TimerRuntime real = TimerRuntime.builder().executor(pool).build()) {
      TimerExecutorService kept = real.asScheduledExecutorService();
      AtomicInteger stray = new AtomicInteger();
      for (int round = 0; round < 300; round++) {
        TimerExecutorService stopped = real.asScheduledExecutorService();
        CountDownLatch done = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
          stopped.execute(ran::incrementAndGet);
          kept.execute(
              () -> {
                for (int k = 0; k < 200; k++) {
                  if (Thread.currentThread().isInterrupted()) {
                    stray.incrementAndGet();
                    break;
                  }
                }
                done.countDown();
              });
        }
        stopped.shutdownNow();
        assertTrue(done.await(60, TimeUnit.SECONDS));
      }
      assertEquals(0, stray.get());
      kept.shutdown();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void taskThatWasCancelledWhileItRan_isNotHeldByItsFuture() throws Exception {
    List<Future<?>> self = new ArrayList<>();
    WeakReference<Runnable> work = cancelledInItsRun(self);
    Eventually.holds(
        "it is not collected",
        () -> {
          System.gc();
          return work.get() == null;
        });
    assertTrue(self.get(0).isCancelled());
  }

  private WeakReference<Runnable> cancelledInItsRun(List<Future<?>> self) {
    Runnable work = () -> assertTrue(self.get(0).cancel(false));
    self.add(executor.submit(work));
    runHanded();
    return new WeakReference<>(work);
  }

  // Waiting for the outcome.

  @Test
  void get_beforeDuringAndAfterTheEnd_tellsTheOutcome() throws Exception {
    Future<String> future = executor.submit(() -> "value");
    assertThrows(TimeoutException.class, () -> future.get(1, TimeUnit.NANOSECONDS));
    List<Object> got = new ArrayList<>();
    Thread waiter =
        new Thread(
            () -> {
              try {
                got.add(future.get());
              } catch (InterruptedException | ExecutionException e) {
                got.add(e);
              }
            });
    waiter.start();
    runHanded();
    waiter.join();
    assertEquals(List.of("value"), got);
    assertEquals("value", future.get(0, TimeUnit.SECONDS));
    assertFalse(future.cancel(true));
    Object result = new Object();
    Future<Object> given = executor.submit(ran::incrementAndGet, result);
    runHanded();
    assertSame(result, given.get());
  }

  /** A race: as many rounds as fit into some seconds, one for sure. */
  @Test
  void get_atTheMomentOfTheEnd_returns() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    SynchronousQueue<Future<Integer>> asked = new SynchronousQueue<>();
    List<Object> got = Collections.synchronizedList(new ArrayList<>());
    Thread waiter =
        new Thread(
            () -> {
              try {
                for (Future<Integer> f = asked.take(); !f.isCancelled(); f = asked.take()) {
                  got.add(f.get(60, TimeUnit.SECONDS));
                }
              } catch (InterruptedException | ExecutionException | TimeoutException e) {
                got.add(e);
              }
            });
    waiter.start();
    List<Object> expected = new ArrayList<>();
    do {
      int value = expected.size();
      expected.add(value);
      Future<Integer> future = executor.submit(() -> value);
      if (!asked.offer(future, 60, TimeUnit.SECONDS)) {
        break;
      }
      runHanded();
    } while (expected.size() < 1_000 && System.nanoTime() < end);
    Future<Integer> last = executor.submit(() -> 0);
    assertTrue(last.cancel(false));
    assertTrue(asked.offer(last, 60, TimeUnit.SECONDS), () -> "it has ended with " + got);
    waiter.join();
    assertEquals(expected, got);
  }

  @Test
  void run_calledByOthersThanTheExecutor_runsOnce() throws Exception {
    ScheduledFuture<Integer> early = executor.schedule(ran::incrementAndGet, 1, TimeUnit.HOURS);
    ((Runnable) early).run();
    ((Runnable) early).run();
    assertEquals(1, early.get());
    assertEquals(List.of(), runtime.pending());
    clock.advance(Duration.ofHours(2));
    runHanded();
    assertEquals(1, ran.get());
    executor.shutdown();
    assertTrue(executor.isTerminated());
  }
}

package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The objects that a program gives to a runtime may throw: the clock, the thread factory, the
 * executor, the error handler. In each run one of them throws in its n-th call, while timers are
 * armed, moved, stopped and fired and the number of processors changes. Timers that are armed
 * afterwards fire, and the runtime ends.
 */
@Timeout(300)
class FaultSweepTest {
  /** The objects that a program gives to a runtime. */
  enum Part {
    CLOCK,
    THREAD_FACTORY,
    EXECUTOR,
    ERROR_HANDLER
  }

  private static final int CALLS_SWEPT = 30;
  private static final Executor POOL = Executors.newFixedThreadPool(2, FaultSweepTest::daemon);

  @AfterAll
  static void endPool() {
    ((java.util.concurrent.ExecutorService) POOL).shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }

  /** Throws in one call, and counts its calls. */
  private static final class Trap {
    private final Part part;
    private final AtomicInteger left;
    final AtomicInteger sprung = new AtomicInteger();
    final int times;

    Trap(Part part, int call, int times) {
      this.part = part;
      this.left = new AtomicInteger(call);
      this.times = times;
    }

    void pass(Part passing) {
      if (passing == part) {
        int n = left.decrementAndGet();
        if (n < 0 && n >= -times) {
          sprung.incrementAndGet();
          throw new OutOfMemoryError("planned: " + part);
        }
      }
    }
  }

  private static TimerRuntime runtime(Trap trap, ConcurrentLinkedQueue<Throwable> failures) {
    MonotonicClock clock = new MonotonicClock();
    return TimerRuntime.builder()
        .processors(2)
        .clock(
            new TimerClock() {
              @Override
              public long nanos() {
                trap.pass(Part.CLOCK);
                return clock.nanos();
              }

              @Override
              public Instant instant() {
                return clock.instant();
              }
            })
        .threadFactory(
            task -> {
              trap.pass(Part.THREAD_FACTORY);
              return daemon(task);
            })
        .executor(
            task -> {
              trap.pass(Part.EXECUTOR);
              POOL.execute(task);
            })
        .errorHandler(
            (source, failure) -> {
              failures.add(failure);
              trap.pass(Part.ERROR_HANDLER);
            })
        .build();
  }

  /**
   * Runs a call in which the trap may throw; returns whether the call has thrown the trap's
   * exception.
   */
  private static boolean told(Runnable call) {
    try {
      call.run();
      return false;
    } catch (OutOfMemoryError | RejectedExecutionException e) {
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void part_thatThrowsInAnyOfItsCalls_harmsNoTimer(Part part) throws Exception {
    int sprung = 0;
    for (int call = 0; call < CALLS_SWEPT; call++) {
      Trap trap = new Trap(part, call, 1);
      run(trap);
      sprung += trap.sprung.get();
    }
    assertTrue(sprung > 0, "the fault was met");
  }

  private static void run(Trap trap) throws Exception {
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    TimerRuntime runtime = runtime(trap, failures);
    AtomicInteger fired = new AtomicInteger();
    AtomicInteger ticked = new AtomicInteger();
    AtomicInteger armed = new AtomicInteger();
    List<RawTimer> timers = new ArrayList<>();
    RawTimer ticking = runtime.newRawTimer((arg, seq, due) -> ticked.incrementAndGet(), null);
    told(() -> ticking.armPeriodic(1_000, 1_000_000));
    for (int i = 0; i < 20; i++) {
      RawTimer t =
          runtime.newRawTimer(
              (arg, seq, due) -> {
                fired.incrementAndGet();
                throw new IllegalStateException("planned");
              },
              null);
      timers.add(t);
      long delay = i % 4 * 500_000L;
      armed.addAndGet(told(() -> t.armAfter(delay)) ? 0 : 1);
      told(() -> runtime.afterFunc(Duration.ZERO, () -> {}));
      if (i % 5 == 0) {
        Thread.sleep(1);
        told(() -> runtime.processors(1 + armed.get() % 3));
      }
    }
    Eventually.holds(
        "all that were armed have fired: " + armed + ", " + fired,
        () -> fired.get() == armed.get());
    int before = ticked.get();
    if (!told(() -> ticking.armPeriodic(1_000, 1_000_000))) {
      Eventually.holds("the periodic timer goes on", () -> ticked.get() > before + 2);
    }
    for (RawTimer t : timers) {
      told(() -> t.armAfter(1_000_000_000_000L));
      t.stop();
    }
    ticking.stop();
    AtomicInteger again = new AtomicInteger();
    int rearmed = 0;
    for (int i = 0; i < 10; i++) {
      RawTimer t = runtime.newRawTimer((arg, seq, due) -> again.incrementAndGet(), null);
      rearmed += told(() -> t.armAfter(100_000)) ? 0 : 1;
    }
    int expected = rearmed;
    assertTrue(expected >= 9, "at most one call has thrown: " + expected);
    Eventually.holds("what was armed afterwards fires", () -> again.get() == expected);
    // A function without delay may have been armed later.
    Eventually.holds("nothing is armed", () -> runtime.pending().isEmpty());
    runtime.shutdown();
    assertTrue(runtime.awaitTermination(Duration.ofSeconds(60)), "the runtime ends");
  }

  @Test
  void threadFactory_thatThrowsFirst_isAskedAgain() throws Exception {
    Trap trap = new Trap(Part.THREAD_FACTORY, 0, 3);
    TimerRuntime runtime = runtime(trap, new ConcurrentLinkedQueue<>());
    assertTrue(runtime.after(Duration.ofMillis(5)).poll(Duration.ofSeconds(60)).isPresent());
    assertEquals(3, trap.sprung.get());
    runtime.close();
  }

  @Test
  void threadFactory_thatAlwaysThrows_failsTheArmAndLeavesNothing() throws Exception {
    Trap trap = new Trap(Part.THREAD_FACTORY, 0, Integer.MAX_VALUE);
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    TimerRuntime runtime = runtime(trap, failures);
    AtomicInteger fired = new AtomicInteger();
    RawTimer t = runtime.newRawTimer((arg, seq, due) -> fired.incrementAndGet(), null);
    assertTrue(told(() -> t.armAfter(1_000)));
    assertTrue(told(() -> runtime.after(Duration.ofMillis(1))));
    assertEquals(0, runtime.counters().pending());
    assertTrue(failures.size() > 2, "each attempt was reported");
    runtime.shutdown();
    assertTrue(runtime.awaitTermination(Duration.ZERO));
    assertEquals(0, fired.get());
  }

  @Test
  void errorHandler_thatThrowsWhatItIsTold_harmsNothing() throws Exception {
    TimerRuntime runtime =
        TimerRuntime.builder()
            .processors(1)
            .errorHandler(
                (source, failure) -> {
                  throw (RuntimeException) failure;
                })
            .build();
    IllegalStateException planned = new IllegalStateException("planned");
    AtomicInteger called = new AtomicInteger();
    RawTimer t =
        runtime.newRawTimer(
            (arg, seq, due) -> {
              called.incrementAndGet();
              throw planned;
            },
            null);
    t.armPeriodic(1, 1_000_000);
    Eventually.holds("it goes on", () -> called.get() > 3);
    t.stop();
    runtime.close();
  }
}

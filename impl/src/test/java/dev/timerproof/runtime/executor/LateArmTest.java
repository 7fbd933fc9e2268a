package dev.timerproof.runtime.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.TimerClock;
import dev.timerproof.runtime.VirtualClock;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.sched.ManualDriver;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.Driver;
import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.Firing;
import dev.timerproof.runtime.timers.RawHostedTimer;
import dev.timerproof.runtime.timers.TimerContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Events between the moment when an arm has asked whether timers may still be armed and the moment
 * when its timer is in a heap: the driver of this test triggers them there.
 */
class LateArmTest {
  private final VirtualClock clock = new VirtualClock();

  /** Whether the clock that tasks read throws. */
  private boolean clockFails;

  private final Counters counters = new Counters();
  private final List<Throwable> failures = new ArrayList<>();
  private final ErrorReport errors = new ErrorReport((source, e) -> failures.add(e), counters);
  private final ManualDriver real =
      new ManualDriver(1, clock, 0, new Firing(counters, errors, 0), errors, () -> {});

  /** Run once by the driver during the next arm; null for nothing. */
  private @Nullable Runnable duringArm;

  /** How many of the next calls of {@link Driver#timers} find no timers. */
  private int lookedTooEarly;

  /** How many of the next calls of {@link Driver#endIfDone} do nothing. */
  private int endsOverlooked;

  private final TimerContext context =
      new TimerContext(failing(), errors, Runnable::run, false, c -> disturbed());
  private final ExecutorView view = new ExecutorView(context, true);
  private final List<String> ran = new ArrayList<>();

  private TimerClock failing() {
    return new TimerClock() {
      @Override
      public long nanos() {
        if (clockFails) {
          throw new IllegalStateException("planned");
        }
        return clock.nanos();
      }

      @Override
      public Instant instant() {
        return clock.instant();
      }
    };
  }

  private Driver disturbed() {
    return (Driver)
        Proxy.newProxyInstance(
            Driver.class.getClassLoader(),
            new Class<?>[] {Driver.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "pick" -> disturb();
                case "timers" -> {
                  if (lookedTooEarly-- > 0) {
                    return List.of();
                  }
                }
                case "endIfDone" -> {
                  if (endsOverlooked-- > 0) {
                    return null;
                  }
                }
                default -> {}
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private void disturb() {
    Runnable now = duringArm;
    duringArm = null;
    if (now != null) {
      now.run();
    }
  }

  private RawHostedTimer timer(String name) {
    return new RawHostedTimer(context, (arg, seq, due) -> ran.add(name), null);
  }

  private void pass(long nanos) {
    long end = clock.nanos() + nanos;
    real.poll(end, 100);
  }

  // Timers.

  @Test
  void arm_onceNothingFiresAnyMore_isRefused() {
    duringArm = context::shutdown;
    assertThrows(RejectedExecutionException.class, () -> timer("late").armAfter(5));
    assertEquals(List.of(), real.timers());
    assertTrue(real.isOver());
  }

  @Test
  void arm_thatOverlapsAShutdownWhichWaitsForAnother_fires() {
    timer("other").armAfter(10);
    duringArm = context::shutdown;
    timer("late").armAfter(5);
    pass(10);
    assertEquals(List.of("late", "other"), ran);
  }

  @Test
  void arm_onceAllWereStopped_isRefused() {
    duringArm = () -> assertEquals(List.of(), context.shutdownNow(t -> t));
    assertThrows(RejectedExecutionException.class, () -> timer("late").armAfter(5));
    assertEquals(List.of(), real.timers());
  }

  @Test
  void periodicArm_thatOverlapsAShutdown_isStoppedAndTheRuntimeEnds() {
    duringArm =
        () -> {
          // The shutdown looks for timers before this one is in a heap, and asks for the end after
          // that.
          endsOverlooked = 1;
          context.shutdown();
        };
    timer("late").armPeriodic(5, 5);
    assertEquals(List.of(), real.timers());
    assertTrue(real.isOver());
  }

  // Tasks.

  private Future<?> task(String name) {
    return view.schedule(() -> ran.add(name), 5, TimeUnit.NANOSECONDS);
  }

  @Test
  void task_thatOverlapsAShutdownWithoutDelayedOnes_isCancelled() {
    view.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    duringArm = view::shutdown;
    Future<?> late = task("late");
    assertTrue(late.isCancelled());
    assertTrue(view.isTerminated());
    assertEquals(List.of(), real.timers());
  }

  @Test
  void task_thatOverlapsShutdownNow_isRefusedAndForgotten() {
    duringArm = view::shutdownNow;
    assertThrows(RejectedExecutionException.class, () -> task("late"));
    assertTrue(view.isTerminated());
    assertEquals(List.of(), real.timers());
  }

  @Test
  void task_whoseTimerCannotBeArmed_isForgotten() {
    duringArm =
        () -> {
          throw new OutOfMemoryError("planned");
        };
    assertThrows(OutOfMemoryError.class, () -> task("never"));
    view.shutdown();
    assertTrue(view.isTerminated());
  }

  @Test
  void periodicTask_thatIsCancelledWhileItIsArmedAgain_leavesNoTimer() {
    Future<?> ticks = view.scheduleAtFixedRate(() -> ran.add("tick"), 5, 5, TimeUnit.NANOSECONDS);
    duringArm = () -> assertTrue(ticks.cancel(false));
    pass(5);
    assertEquals(List.of("tick"), ran);
    assertEquals(List.of(), real.timers());
    view.shutdown();
    assertTrue(view.isTerminated());
  }

  @Test
  void periodicTask_thatCannotBeArmedAgain_endsVisibly() {
    Future<?> ticks = view.scheduleAtFixedRate(() -> ran.add("tick"), 5, 5, TimeUnit.NANOSECONDS);
    duringArm =
        () -> {
          throw new OutOfMemoryError("planned");
        };
    pass(5);
    assertTrue(ticks.isDone());
    assertFalse(ticks.isCancelled());
    assertEquals("planned", failures.get(0).getMessage());
    view.shutdown();
    assertTrue(view.isTerminated());
  }

  @Test
  void periodicTask_whoseNextTimeCannotBeTold_endsVisibly() {
    Future<?> ticks =
        view.scheduleWithFixedDelay(() -> clockFails = true, 5, 5, TimeUnit.NANOSECONDS);
    pass(5);
    clockFails = false;
    assertTrue(ticks.isDone());
    assertFalse(ticks.isCancelled());
    assertEquals("planned", failures.get(0).getMessage());
    view.shutdown();
    assertTrue(view.isTerminated());
  }

  @Test
  void shutdownNow_withATaskThatNobodySeesAtFirst_takesItBackAllTheSame() {
    Future<?> onItsWay = task("on its way");
    lookedTooEarly = 1;
    assertEquals(List.of(onItsWay), view.shutdownNow());
    assertTrue(view.isTerminated());
  }

  @Test
  void timers_ofTheDriver_areThoseOfTheHeaps() {
    RuntimeTimer one = timer("one");
    ((RawHostedTimer) one).armAfter(1);
    assertEquals(List.of(one), context.driver().timers());
  }
}

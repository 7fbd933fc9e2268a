package dev.timerproof.bench.subject;

import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.Timer;
import dev.timerproof.runtime.TimerRuntime;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The timers of {@code timerproof-runtime}, by the interfaces that it has for them. */
public final class OwnTimers {
  private OwnTimers() {}

  /** Raw timers: the callback runs on the scheduler's thread. */
  public static final class Raw implements Subject {
    private final TimerRuntime runtime = TimerRuntime.builder().build();

    /** The task is the argument, so one callback does for all timers. */
    private static void run(@Nullable Object task, long seq, long deadline) {
      ((Runnable) Objects.requireNonNull(task)).run();
    }

    @Override
    public Object start(Runnable task, long delayNanos) {
      RawTimer timer = runtime.newRawTimer(Raw::run, task);
      timer.armAfter(delayNanos);
      return timer;
    }

    @Override
    public boolean stop(Object handle) {
      return ((RawTimer) handle).stop();
    }

    @Override
    public Object move(Object handle, Runnable task, long delayNanos) {
      ((RawTimer) handle).armAfter(delayNanos);
      return handle;
    }

    @Override
    public void every(Runnable task, long periodNanos) {
      runtime.newRawTimer(Raw::run, task).armPeriodic(periodNanos, periodNanos);
    }

    @Override
    public void close() {
      runtime.shutdownNow();
    }
  }

  /** Functions that run on the scheduler's thread. */
  public static final class InlineFunctions extends Functions {
    public InlineFunctions() {
      super(TimerRuntime.builder().executor(Runnable::run).build());
    }
  }

  /** Functions that run where they do by default: on virtual threads, or on an elastic pool. */
  public static final class DefaultFunctions extends Functions {
    public DefaultFunctions() {
      super(TimerRuntime.builder().build());
    }
  }

  private abstract static class Functions implements Subject {
    private final TimerRuntime runtime;

    Functions(TimerRuntime runtime) {
      this.runtime = runtime;
    }

    @Override
    public Object start(Runnable task, long delayNanos) {
      return runtime.afterFunc(Duration.ofNanos(delayNanos), task);
    }

    @Override
    public boolean stop(Object handle) {
      return ((Timer) handle).stop();
    }

    @Override
    public Object move(Object handle, Runnable task, long delayNanos) {
      ((Timer) handle).reset(Duration.ofNanos(delayNanos));
      return handle;
    }

    @Override
    public void close() {
      runtime.shutdownNow();
    }
  }

  /** The executor of a runtime with default settings. */
  public static final class Executor extends ScheduledExecutors {
    public Executor() {
      super(TimerRuntime.builder().build().asScheduledExecutorService());
    }
  }
}

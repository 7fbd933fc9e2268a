package dev.timerproof.runtime.executor;

import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.timers.RawHostedTimer;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A task of an {@link ExecutorView}, which waits as a timer and runs on the runtime's executor. */
final class ScheduledTask<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
  private enum Phase {
    WAITING,
    RUNNING,
    /** Will never run, as its executor was stopped. */
    WITHDRAWN
  }

  private final ExecutorView executor;
  private final RawHostedTimer timer;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

  /** Nanoseconds from start to start; negated from end to start; 0 if the task runs once. */
  private final long period;

  private volatile long deadline;
  private volatile @Nullable Thread runner;

  ScheduledTask(ExecutorView executor, Callable<V> callable, long delayNanos, long period) {
    super(callable);
    this.executor = executor;
    this.timer = new RawHostedTimer(executor.context(), (arg, seq, due) -> fire(), this);
    this.deadline = RuntimeTimer.when(executor.context().now(), delayNanos);
    this.period = period;
  }

  /** Lets the timer run; it stops at once if the task was cancelled meanwhile. */
  void arm() {
    timer.armAt(deadline);
    if (isDone()) {
      timer.stop();
    }
  }

  private void fire() {
    executor.context().functions().execute(this);
  }

  @Override
  public void run() {
    if (!phase.compareAndSet(Phase.WAITING, Phase.RUNNING)) {
      return;
    }
    runner = Thread.currentThread();
    try {
      if (!executor.keeps(this)) {
        cancel(false);
      } else if (period == 0) {
        super.run();
      } else if (runAndReset()) {
        again();
      }
    } finally {
      runner = null;
    }
  }

  private void again() {
    deadline =
        RuntimeTimer.when(period > 0 ? deadline : executor.context().now(), Math.abs(period));
    phase.set(Phase.WAITING);
    try {
      if (executor.keeps(this)) {
        arm();
      } else {
        cancel(false);
      }
    } catch (RejectedExecutionException runtimeIsShutDown) {
      cancel(false);
    }
  }

  /** Called once when the task has run, failed or was cancelled. */
  @Override
  protected void done() {
    timer.stop();
    executor.forget(this);
  }

  boolean isWaiting() {
    return phase.get() == Phase.WAITING;
  }

  /** Keeps the task from running, if it does not run; tells whether it did. */
  boolean withdraw() {
    if (!phase.compareAndSet(Phase.WAITING, Phase.WITHDRAWN)) {
      return false;
    }
    timer.stop();
    return true;
  }

  void interrupt() {
    Thread thread = runner;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isPeriodic() {
    return period != 0;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(deadline - executor.context().now(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }
}

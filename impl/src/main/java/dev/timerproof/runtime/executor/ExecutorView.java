package dev.timerproof.runtime.executor;

import dev.timerproof.runtime.TimerExecutorService;
import dev.timerproof.runtime.timers.TimerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An executor whose tasks wait for their time as timers. Thread-safe. */
public final class ExecutorView extends AbstractExecutorService implements TimerExecutorService {
  private enum State {
    OPEN,
    SHUTDOWN,
    STOPPED
  }

  private final TimerContext context;
  private final Set<ScheduledTask<?>> tasks = ConcurrentHashMap.newKeySet();
  private final CountDownLatch terminated = new CountDownLatch(1);
  private volatile State state = State.OPEN;
  private volatile boolean periodicGoOn;
  private volatile boolean delayedGoOn = true;

  public ExecutorView(TimerContext context) {
    this.context = context;
  }

  TimerContext context() {
    return context;
  }

  // Taking tasks.

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(Executors.callable(command), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return accept(new ScheduledTask<>(this, callable, unit.toNanos(delay), 0));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return periodic(command, initialDelay, unit.toNanos(positive(period)), unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return periodic(command, initialDelay, -unit.toNanos(positive(delay)), unit);
  }

  private ScheduledFuture<?> periodic(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return accept(
        new ScheduledTask<>(this, Executors.callable(command), unit.toNanos(initialDelay), period));
  }

  private static long positive(long period) {
    if (period <= 0) {
      throw new IllegalArgumentException("period is " + period + ", expected more than 0");
    }
    return period;
  }

  @Override
  public void execute(Runnable command) {
    ScheduledTask<Object> task = new ScheduledTask<>(this, Executors.callable(command), 0, 0);
    admit(task);
    context.functions().execute(task);
  }

  private <V> ScheduledFuture<V> accept(ScheduledTask<V> task) {
    admit(task);
    try {
      task.arm();
    } catch (RejectedExecutionException e) {
      forget(task);
      throw e;
    }
    if (!keeps(task)) {
      task.cancel(false);
    }
    return task;
  }

  /** Takes note of a task, unless the executor is shut down, also at the last moment. */
  private void admit(ScheduledTask<?> task) {
    if (state == State.OPEN) {
      tasks.add(task);
      if (state == State.OPEN) {
        return;
      }
      forget(task);
    }
    throw new RejectedExecutionException("the executor is shut down");
  }

  // What tasks ask and tell.

  /** Whether a task that waits may run. */
  boolean keeps(ScheduledTask<?> task) {
    return switch (state) {
      case OPEN -> true;
      case SHUTDOWN -> task.isPeriodic() ? periodicGoOn : delayedGoOn;
      case STOPPED -> false;
    };
  }

  /** A task has come to its end. */
  void forget(ScheduledTask<?> task) {
    tasks.remove(task);
    endIfDone();
  }

  private void endIfDone() {
    if (state != State.OPEN && tasks.isEmpty()) {
      terminated.countDown();
    }
  }

  // The life cycle.

  @Override
  public void setContinueExistingPeriodicTasksAfterShutdownPolicy(boolean value) {
    periodicGoOn = value;
    cancelUnwanted();
  }

  @Override
  public void setExecuteExistingDelayedTasksAfterShutdownPolicy(boolean value) {
    delayedGoOn = value;
    cancelUnwanted();
  }

  private void cancelUnwanted() {
    for (ScheduledTask<?> task : tasks) {
      if (!keeps(task) && task.isWaiting()) {
        task.cancel(false);
      }
    }
  }

  @Override
  public synchronized void shutdown() {
    if (state == State.OPEN) {
      state = State.SHUTDOWN;
      cancelUnwanted();
      endIfDone();
    }
  }

  @Override
  public synchronized List<Runnable> shutdownNow() {
    state = State.STOPPED;
    List<Runnable> waiting = new ArrayList<>();
    for (ScheduledTask<?> task : List.copyOf(tasks)) {
      if (task.withdraw()) {
        waiting.add(task);
        tasks.remove(task);
      } else {
        task.interrupt();
      }
    }
    endIfDone();
    return waiting;
  }

  @Override
  public boolean isShutdown() {
    return state != State.OPEN;
  }

  @Override
  public boolean isTerminated() {
    return terminated.getCount() == 0;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return terminated.await(timeout, unit);
  }
}

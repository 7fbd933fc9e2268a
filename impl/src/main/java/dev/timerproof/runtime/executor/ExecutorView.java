package dev.timerproof.runtime.executor;

import dev.timerproof.runtime.TimerExecutorService;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.timers.TimerContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * An executor whose tasks wait for their time as timers. Thread-safe.
 *
 * <p>Tasks that wait are in the heaps and nowhere else; those that were given to the executor of
 * functions are in {@link #active} until they have ended. A task on its way from one to the other
 * is in neither for a moment, so the number of unfinished tasks is the accepted ones less the ended
 * ones.
 */
public final class ExecutorView extends AbstractExecutorService implements TimerExecutorService {
  private enum State {
    OPEN,
    SHUTDOWN,
    STOPPED
  }

  private static final long SHORT_WAIT_NS = 10_000;
  private static final long LONGEST_WAIT_NS = 1_000_000_000;

  private static final AtomicInteger VIEWS = new AtomicInteger();

  private final TimerContext context;
  private final boolean inline;
  private final int number = VIEWS.incrementAndGet();
  private final AtomicInteger lastTask = new AtomicInteger();
  private final Set<ScheduledTask<?>> active = ConcurrentHashMap.newKeySet();

  /** Tasks that were admitted, also those that were refused in the end. */
  private final LongAdder accepted = new LongAdder();

  /** Tasks that have ended, were taken back, or were refused in the end. */
  private final LongAdder ended = new LongAdder();

  private final CountDownLatch terminated = new CountDownLatch(1);
  private volatile State state = State.OPEN;
  private volatile boolean periodicGoOn;
  private volatile boolean delayedGoOn = true;

  /**
   * An executor on a runtime's timers.
   *
   * @param inline whether the executor of functions runs them on the thread that fires timers; then
   *     all tasks wait for that thread
   */
  public ExecutorView(TimerContext context, boolean inline) {
    this.context = context;
    this.inline = inline;
  }

  TimerContext context() {
    return context;
  }

  boolean runsInline() {
    return inline;
  }

  /**
   * Tells executors apart in {@code toString}, and orders tasks of several executors that wait for
   * the same time.
   */
  int number() {
    return number;
  }

  // Taking tasks.

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    Objects.requireNonNull(command, "command");
    return begin(new ScheduledTask<>(this, command, true, when(delay, unit), nextNumber()));
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    Objects.requireNonNull(callable, "callable");
    return begin(new ScheduledTask<>(this, callable, true, when(delay, unit), nextNumber()));
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
    Objects.requireNonNull(command, "command");
    return begin(
        new ScheduledTask.Periodic(this, command, when(initialDelay, unit), nextNumber(), period));
  }

  private static long positive(long period) {
    if (period <= 0) {
      throw new IllegalArgumentException("period is " + period + ", expected more than 0");
    }
    return period;
  }

  private long when(long delay, TimeUnit unit) {
    return RuntimeTimer.when(context.now(), unit.toNanos(delay));
  }

  private int nextNumber() {
    return lastTask.incrementAndGet();
  }

  @Override
  public void execute(Runnable command) {
    ScheduledTask<?> unused = submitNow(Objects.requireNonNull(command, "command"));
  }

  @Override
  public Future<?> submit(Runnable command) {
    return submitNow(Objects.requireNonNull(command, "command"));
  }

  @Override
  public <T> Future<T> submit(Callable<T> callable) {
    return submitNow(Objects.requireNonNull(callable, "callable"));
  }

  @Override
  public <T> Future<T> submit(Runnable command, T result) {
    Objects.requireNonNull(command, "command");
    Callable<T> callable =
        () -> {
          command.run();
          return result;
        };
    return submitNow(callable);
  }

  /** Gives work to the executor of functions, or to the thread that fires timers. */
  private <T> ScheduledTask<T> submitNow(Object work) {
    ScheduledTask<T> task = new ScheduledTask<>(this, work, false, context.now(), nextNumber());
    if (inline) {
      return begin(task);
    }
    admit();
    task.handOver();
    return task;
  }

  private <T extends ScheduledTask<?>> T begin(T task) {
    admit();
    try {
      task.begin();
    } catch (Throwable refused) {
      ended();
      throw refused;
    }
    // The state is read once: if it were read again after a stop, the task could be cancelled and
    // would be missing in the list that shutdownNow returns.
    State now = state;
    if (now == State.STOPPED) {
      if (task.withdraw()) {
        throw refusal();
      }
    } else if (!keeps(task, now)) {
      task.cancelUnlessRunning();
    }
    return task;
  }

  /**
   * Counts a task as accepted; throws if the executor is shut down, even if that happens meanwhile.
   */
  private void admit() {
    accepted.increment();
    if (state != State.OPEN) {
      ended();
      throw refusal();
    }
  }

  private static RejectedExecutionException refusal() {
    return new RejectedExecutionException("the executor is shut down");
  }

  // Called by the tasks.

  /** Whether a task that waits may run. */
  boolean keeps(ScheduledTask<?> task) {
    return keeps(task, state);
  }

  private boolean keeps(ScheduledTask<?> task, State in) {
    return switch (in) {
      case OPEN -> true;
      case SHUTDOWN -> task.isPeriodic() ? periodicGoOn : !task.isDelayed() || delayedGoOn;
      case STOPPED -> false;
    };
  }

  /** Whether a task whose time has come may run: it was not among those that were taken back. */
  boolean goesOn(ScheduledTask<?> task) {
    return !task.isPeriodic() || state != State.SHUTDOWN || periodicGoOn;
  }

  boolean isStopped() {
    return state == State.STOPPED;
  }

  /** Called before a task is given to the executor of functions. */
  void active(ScheduledTask<?> task) {
    active.add(task);
  }

  void inactive(ScheduledTask<?> task) {
    active.remove(task);
  }

  /** Called when a task has ended and no thread runs its code. */
  void ended() {
    ended.increment();
    endIfDone();
  }

  private void endIfDone() {
    if (state != State.OPEN && unfinished() == 0) {
      terminated.countDown();
    }
  }

  /**
   * How many tasks have not ended; may be too large while tasks end, exact once nothing changes.
   */
  private long unfinished() {
    // In this order: a task that is seen to have ended is seen to have been accepted.
    long gone = ended.sum();
    return accepted.sum() - gone;
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

  /**
   * Cancels the waiting tasks that do not run after a shutdown. A task on its way to the executor
   * of functions asks {@link #goesOn} by itself.
   */
  private void cancelUnwanted() {
    if (state != State.SHUTDOWN) {
      return;
    }
    for (ScheduledTask<?> task : active) {
      if (task.isPeriodic() && !keeps(task, State.SHUTDOWN)) {
        task.cancelUnlessRunning();
      }
    }
    for (ScheduledTask<?> task : waiting()) {
      if (!keeps(task, State.SHUTDOWN)) {
        task.cancelUnlessRunning();
      }
    }
  }

  /** The tasks of this view that wait as timers. */
  private List<ScheduledTask<?>> waiting() {
    List<ScheduledTask<?>> waiting = new ArrayList<>();
    if (unfinished() > active.size()) {
      for (RuntimeTimer t : context.driver().timers()) {
        if (t instanceof ScheduledTask<?> task && task.view() == this) {
          waiting.add(task);
        }
      }
    }
    return waiting;
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
    List<ScheduledTask<?>> withdrawn = new ArrayList<>();
    long running = withdraw(withdrawn);
    long start = System.nanoTime();
    while (unfinished() > running && System.nanoTime() - start < LONGEST_WAIT_NS) {
      // Some task is between the heaps and the active ones, for a few instructions; it stays there
      // only if an error of the JVM, such as OutOfMemoryError, struck between them.
      LockSupport.parkNanos(SHORT_WAIT_NS);
      running = withdraw(withdrawn);
    }
    active.forEach(ScheduledTask::interruptRunner);
    endIfDone();
    Collections.sort(withdrawn);
    return new ArrayList<>(withdrawn);
  }

  /** Takes back all tasks that do not run; returns how many run. */
  private long withdraw(List<ScheduledTask<?>> withdrawn) {
    for (ScheduledTask<?> task : waiting()) {
      if (task.withdraw()) {
        withdrawn.add(task);
      }
    }
    long running = 0;
    for (ScheduledTask<?> task : active) {
      if (task.withdraw()) {
        withdrawn.add(task);
      } else {
        running++;
      }
    }
    return running;
  }

  /** The runtime is stopped: the tasks that wait are cancelled, those that run interrupted. */
  public void stopWithRuntime() {
    for (Runnable task : shutdownNow()) {
      ((Future<?>) task).cancel(false);
    }
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

  @Override
  public String toString() {
    return "executor " + number + ", " + state + ", " + unfinished() + " tasks";
  }
}

package dev.timerproof.runtime.executor;

import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.timers.HostedTimer;
import dev.timerproof.runtime.timers.TimerContext;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A task of an {@link ExecutorView}: the timer that it waits as, the work that is handed to the
 * executor of functions, and the future, in one object. Thread-safe.
 *
 * <p>The state says where the task is. Whoever moves it on has the task: a thread that runs it,
 * that cancels it, or that takes it back. Besides, {@link #runner} says which thread is in the
 * task's code at this moment, also after the future was cancelled.
 */
class ScheduledTask<V> extends HostedTimer implements RunnableScheduledFuture<V> {
  /** In a heap, on its way into one, or on its way from there to the executor. */
  private static final int WAITING = 0;

  /** Given to the executor of functions, or about to be. */
  private static final int HANDED = 1;

  private static final int RUNNING = 2;

  /** The outcome is being written. */
  private static final int COMPLETING = 3;

  /**
   * Will not run, because its executor was stopped. Not an end of the future: it may still be
   * cancelled.
   */
  private static final int WITHDRAWN = 4;

  // The states from here on are ends.
  private static final int NORMAL = 5;
  private static final int FAILED = 6;
  private static final int CANCELLED = 7;

  /** The value of {@link #runner} while another thread interrupts the runner. */
  private static final Object INTERRUPTING = new Object();

  private static final VarHandle STATE = field("state", int.class);
  private static final VarHandle RUNNER = field("runner", Object.class);
  private static final VarHandle ENDED = field("ended", CountDownLatch.class);

  private final ExecutorView view;

  /** Whether the task was scheduled for a time; false if it was submitted to run at once. */
  private final boolean delayed;

  /** Whether the runner was interrupted because of this task. */
  private boolean interrupted;

  private volatile int state;

  /** The Callable or Runnable to call; once the task has ended, the result or the exception. */
  private @Nullable Object content;

  /** The thread that is in the task's code, {@link #INTERRUPTING}, or null. */
  private volatile @Nullable Object runner;

  /** Opened when the task ends; made by the first thread that waits for that, null before. */
  private volatile @Nullable CountDownLatch ended;

  /**
   * A task.
   *
   * @param work a Callable, or a Runnable whose result is null
   * @param delayed whether it waits for a time; else it is about to be given to the executor
   * @param when the time that it waits for, in ns
   * @param number orders tasks that wait for the same time
   */
  ScheduledTask(ExecutorView view, Object work, boolean delayed, long when, int number) {
    super(view.context(), when, number);
    this.view = view;
    this.content = work;
    this.delayed = delayed;
    this.state = delayed || view.runsInline() ? WAITING : HANDED;
  }

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(ScheduledTask.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private boolean move(int from, int to) {
    return STATE.compareAndSet(this, from, to);
  }

  ExecutorView view() {
    return view;
  }

  boolean isDelayed() {
    return delayed;
  }

  // Waiting for the time.

  /**
   * Arms the timer for the first time.
   *
   * @throws RejectedExecutionException if the runtime is shut down
   */
  void begin() {
    start(deadline(), 0, sequence());
  }

  /** Called when the task's time has come. */
  @Override
  protected void deliver(@Nullable Object arg, int seq, long due) {
    if (move(WAITING, HANDED)) {
      handOver();
    }
  }

  /** Gives the task to the executor of functions, unless it is taken back meanwhile. */
  void handOver() {
    try {
      view.active(this);
      context.functions().execute(this);
    } catch (Throwable refusal) {
      if (complete(HANDED, FAILED, refusal)) {
        view.inactive(this);
        view.ended();
      }
      throw refusal;
    }
  }

  // Running.

  /**
   * Called by the executor of functions. If user code calls it, the task runs at once and does not
   * wait for its time.
   */
  @Override
  public final void run() {
    if (state == WITHDRAWN) {
      cancel(false);
    } else if (move(HANDED, RUNNING)) {
      runClaimed();
    } else if (move(WAITING, RUNNING)) {
      disarm();
      view.active(this);
      runClaimed();
    }
  }

  private void runClaimed() {
    boolean again = false;
    runner = Thread.currentThread();
    try {
      if (view.isStopped()) {
        // A thread that stops the executor may have read the runner before it was set.
        interruptRunner();
      }
      if (!view.goesOn(this)) {
        cancel(false);
      } else if (state == RUNNING) {
        again = call();
      }
    } finally {
      leave();
      if (state == CANCELLED) {
        content = null;
      }
      view.inactive(this);
      if (!again || !waitAgain()) {
        view.ended();
      }
    }
  }

  /** Runs the work; returns whether the task is to wait and run again. */
  private boolean call() {
    try {
      Object result = invoke(content);
      if (isPeriodic()) {
        return true;
      }
      complete(RUNNING, NORMAL, result);
    } catch (Throwable failure) {
      complete(RUNNING, FAILED, failure);
    }
    return false;
  }

  private static @Nullable Object invoke(@Nullable Object work) throws Exception {
    if (work instanceof Callable<?> callable) {
      return callable.call();
    }
    if (work instanceof Runnable runnable) {
      runnable.run();
    }
    return null;
  }

  /** The calling thread leaves the task's code; interrupts that were meant for that stay here. */
  private void leave() {
    Thread self = Thread.currentThread();
    while (!RUNNER.compareAndSet(this, self, null)) {
      Thread.onSpinWait();
    }
    if (interrupted) {
      interrupted = false;
      Thread.interrupted();
    }
  }

  /** Interrupts the thread that is in the task's code, and no thread that has left it. */
  void interruptRunner() {
    Object thread = runner;
    if (thread instanceof Thread running && RUNNER.compareAndSet(this, thread, INTERRUPTING)) {
      interrupted = true;
      running.interrupt();
      runner = running;
    }
  }

  /** The time of the next run; never asked of a task that runs once. */
  long next() {
    throw new AssertionError("a task that runs once");
  }

  /**
   * Arms a periodic task for its next run; returns false if the task has ended instead, which the
   * caller then reports.
   */
  private boolean waitAgain() {
    long next;
    try {
      next = next();
    } catch (Throwable clockFailure) {
      complete(RUNNING, FAILED, clockFailure);
      context.failed(this, clockFailure);
      return false;
    }
    if (!move(RUNNING, WAITING)) {
      return false;
    }
    try {
      arm(next, 0, sequence());
    } catch (Throwable failure) {
      if (context.state() != TimerContext.State.OPEN) {
        cancel(false);
        return true;
      }
      boolean mine = complete(WAITING, FAILED, failure);
      context.failed(this, failure);
      return !mine;
    }
    if (state != WAITING) {
      // A thread that took the task before its timer was armed could not stop the timer.
      disarm();
    } else if (!view.keeps(this)) {
      cancel(false);
    }
    return true;
  }

  // Ending.

  private boolean complete(int from, int end, @Nullable Object outcome) {
    if (!move(from, COMPLETING)) {
      return false;
    }
    content = outcome;
    end(end);
    return true;
  }

  private void end(int how) {
    state = how;
    CountDownLatch latch = ended;
    if (latch != null) {
      latch.countDown();
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    for (int s = state; s <= WITHDRAWN; s = state) {
      if (s == COMPLETING || !move(s, CANCELLED)) {
        Thread.onSpinWait();
        continue;
      }
      end(CANCELLED);
      if (s == RUNNING) {
        if (mayInterruptIfRunning) {
          interruptRunner();
        }
        return true;
      }
      content = null;
      release(s);
      return true;
    }
    return false;
  }

  /** Removes the task, which will not run, from the heap or the set of active tasks. */
  private void release(int from) {
    if (from == WAITING) {
      disarm();
      view.ended();
    } else if (from == HANDED) {
      view.inactive(this);
      view.ended();
    }
  }

  /** Cancels the task unless it runs, or has run. */
  void cancelUnlessRunning() {
    for (int s = state; s <= HANDED; s = state) {
      if (move(s, CANCELLED)) {
        end(CANCELLED);
        content = null;
        release(s);
      }
    }
  }

  /** Keeps the task from running, if it does not run yet; returns whether it did. */
  boolean withdraw() {
    for (int s = state; s <= HANDED; s = state) {
      if (move(s, WITHDRAWN)) {
        release(s);
        return true;
      }
    }
    return false;
  }

  /** The runtime is shut down such that the timer does not fire. */
  @Override
  public void withdrawn() {
    cancelUnlessRunning();
  }

  // The future.

  @Override
  public boolean isDone() {
    return state > WITHDRAWN;
  }

  @Override
  public boolean isCancelled() {
    return state == CANCELLED;
  }

  boolean isRunning() {
    return runner != null;
  }

  @Override
  public V get() throws InterruptedException, ExecutionException {
    if (!isDone()) {
      latch().await();
    }
    return outcome();
  }

  @Override
  public V get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long nanos = unit.toNanos(timeout);
    if (!isDone() && !latch().await(nanos, TimeUnit.NANOSECONDS)) {
      throw new TimeoutException("the task has not ended within " + nanos + " ns");
    }
    return outcome();
  }

  /** The latch that opens after the task has ended; made if there is none yet. */
  private CountDownLatch latch() {
    CountDownLatch latch = ended;
    if (latch == null) {
      CountDownLatch fresh = new CountDownLatch(1);
      latch = ENDED.compareAndSet(this, null, fresh) ? fresh : ended;
    }
    if (latch == null) {
      throw new AssertionError("a latch is never taken away");
    }
    if (isDone()) {
      // The thread that ended the task may have looked for the latch before it was set.
      latch.countDown();
    }
    return latch;
  }

  // The work that the constructor was given returns this type, and may return null.
  @SuppressWarnings({"unchecked", "NullAway"})
  private V outcome() throws ExecutionException {
    int s = state;
    if (s == CANCELLED) {
      throw new CancellationException("the task was cancelled");
    }
    if (s == FAILED && content instanceof Throwable failure) {
      throw new ExecutionException(failure);
    }
    return (V) content;
  }

  @Override
  public boolean isPeriodic() {
    return false;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(deadline() - context.now(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    if (other instanceof ScheduledTask<?> that && that.context == context) {
      // Compares deadlines and not remaining times: two readings of the clock could give two
      // orders.
      int byTime = Long.compare(deadline(), that.deadline());
      int byView = byTime != 0 ? byTime : Integer.compare(view.number(), that.view.number());
      return byView != 0 ? byView : Integer.compare(sequence() - that.sequence(), 0);
    }
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }

  @Override
  public String toString() {
    String how =
        switch (state) {
          case WAITING -> "waits";
          case HANDED -> "is given to the executor of functions";
          case RUNNING, COMPLETING -> "runs";
          case WITHDRAWN -> "was taken back by shutdownNow";
          case NORMAL -> "completed normally";
          case FAILED -> "failed: " + content;
          default -> "was cancelled";
        };
    return "task@" + Integer.toHexString(System.identityHashCode(this)) + " " + how;
  }

  /** A task that runs again and again. */
  static final class Periodic extends ScheduledTask<Object> {
    /** Nanoseconds from start to start; negated from end to start. */
    private final long period;

    Periodic(ExecutorView view, Runnable work, long when, int number, long period) {
      super(view, work, true, when, number);
      this.period = period;
    }

    @Override
    public boolean isPeriodic() {
      return true;
    }

    @Override
    long next() {
      return RuntimeTimer.when(period > 0 ? deadline() : context.now(), Math.abs(period));
    }
  }
}

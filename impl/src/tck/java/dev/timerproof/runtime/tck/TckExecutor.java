package dev.timerproof.runtime.tck;

import dev.timerproof.runtime.RuntimeBuilder;
import dev.timerproof.runtime.TimerExecutorService;
import dev.timerproof.runtime.TimerRuntime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a {@link ScheduledThreadPoolExecutor} in tests that were written for that class. It
 * has no threads: the executor of a runtime does everything that an ExecutorService does. Methods
 * that only a pool of threads has throw {@link DoesNotApply}.
 */
public class TckExecutor extends ScheduledThreadPoolExecutor {
  /** Thrown to a test that uses something that a ScheduledExecutorService does not have. */
  public static final class DoesNotApply extends RuntimeException {
    private static final long serialVersionUID = 1;

    DoesNotApply(String method) {
      super(method);
    }
  }

  /** How the runtime behind an executor is built. */
  public enum Setting {
    /** As it is by default: functions on threads of the runtime's own. */
    DEFAULT,
    /** Functions on a fixed pool of as many threads as the test asks for. */
    FIXED,
    /** As FIXED, with one processor. */
    PROCESSORS1,
    /** As FIXED, with sysmon. */
    SYSMON,
    /** As FIXED, with checks of the heaps. */
    SELFCHECK
  }

  private static final long SHORT_WAIT_NS = 1_000_000;

  private static volatile Setting setting = Setting.DEFAULT;

  private final @Nullable ExecutorService pool;
  private final TimerRuntime runtime;
  private final TimerExecutorService view;
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicLong completed = new AtomicLong();
  private final Set<Object> returned = ConcurrentHashMap.newKeySet();
  private volatile boolean removes;
  private boolean delayedGoOn = true;
  private boolean periodicGoOn;

  /** As the class that this stands in for. */
  public TckExecutor(int corePoolSize) {
    this(corePoolSize, Executors.defaultThreadFactory());
  }

  /** As the class that this stands in for. */
  public TckExecutor(int corePoolSize, RejectedExecutionHandler handler) {
    this(corePoolSize, Executors.defaultThreadFactory(), handler);
  }

  /** As the class that this stands in for. */
  public TckExecutor(int corePoolSize, ThreadFactory threads, RejectedExecutionHandler handler) {
    super(corePoolSize, threads, handler);
    throw new DoesNotApply("a handler of refused tasks");
  }

  /** As the class that this stands in for. */
  public TckExecutor(int corePoolSize, ThreadFactory threads) {
    super(corePoolSize, threads);
    RuntimeBuilder builder = TimerRuntime.builder();
    Setting now = setting;
    pool = now == Setting.DEFAULT ? null : Executors.newFixedThreadPool(corePoolSize, threads);
    if (pool != null) {
      builder.executor(pool);
    }
    switch (now) {
      case PROCESSORS1 -> builder.processors(1);
      case SYSMON -> builder.sysmon();
      case SELFCHECK -> builder.selfCheck();
      default -> {}
    }
    runtime = builder.build();
    view = runtime.asScheduledExecutorService();
  }

  /** Has executors that are made from now on be built in this way. */
  static void use(Setting next) {
    setting = next;
  }

  private static DoesNotApply none(String method) {
    return new DoesNotApply(method.toLowerCase(Locale.ROOT));
  }

  /** Threads of the pool and of the runtime end with the executor. */
  private void endIfTerminated() {
    if (view.isTerminated()) {
      if (pool != null) {
        pool.shutdown();
      }
      runtime.shutdownNow();
    }
  }

  @Override
  public void execute(Runnable command) {
    view.execute(counted(command));
  }

  @Override
  public Future<?> submit(Runnable task) {
    return view.submit(counted(task));
  }

  @Override
  public <T> Future<T> submit(Runnable task, T result) {
    return view.submit(counted(task), result);
  }

  @Override
  public <T> Future<T> submit(Callable<T> task) {
    return view.submit(counted(task));
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return view.schedule(counted(command), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return view.schedule(counted(callable), delay, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return view.scheduleAtFixedRate(counted(command), initialDelay, period, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return view.scheduleWithFixedDelay(counted(command), initialDelay, delay, unit);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    return view.invokeAny(tasks);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return view.invokeAny(tasks, timeout, unit);
  }

  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    return view.invokeAll(tasks);
  }

  @Override
  public <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    return view.invokeAll(tasks, timeout, unit);
  }

  @Override
  public void shutdown() {
    view.shutdown();
    endIfTerminated();
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> waiting = view.shutdownNow();
    returned.addAll(waiting);
    endIfTerminated();
    return waiting;
  }

  @Override
  public boolean isShutdown() {
    return view.isShutdown();
  }

  @Override
  public boolean isTerminating() {
    return view.isShutdown() && !view.isTerminated();
  }

  @Override
  public boolean isTerminated() {
    return view.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    boolean terminated = view.awaitTermination(timeout, unit);
    endIfTerminated();
    return terminated;
  }

  @Override
  public void setContinueExistingPeriodicTasksAfterShutdownPolicy(boolean value) {
    periodicGoOn = value;
    view.setContinueExistingPeriodicTasksAfterShutdownPolicy(value);
  }

  @Override
  public boolean getContinueExistingPeriodicTasksAfterShutdownPolicy() {
    return periodicGoOn;
  }

  @Override
  public void setExecuteExistingDelayedTasksAfterShutdownPolicy(boolean value) {
    delayedGoOn = value;
    view.setExecuteExistingDelayedTasksAfterShutdownPolicy(value);
  }

  @Override
  public boolean getExecuteExistingDelayedTasksAfterShutdownPolicy() {
    return delayedGoOn;
  }

  @Override
  public boolean getRemoveOnCancelPolicy() {
    return removes;
  }

  @Override
  public void setRemoveOnCancelPolicy(boolean value) {
    removes = value;
  }

  /**
   * Tasks that wait for their time or for a thread of the fixed pool, at each moment. A task whose
   * time has come is on its way from the heap to the pool for a few instructions; so the heap is
   * looked at first, and two looks have to agree.
   */
  @Override
  public BlockingQueue<Runnable> getQueue() {
    if (!(pool instanceof ThreadPoolExecutor threads)) {
      throw none("getQueue of an executor on which no task waits for a thread");
    }
    return new LinkedBlockingQueue<>() {
      private static final long serialVersionUID = 1;

      private Set<Object> tasks() {
        Set<Object> tasks = look();
        for (Set<Object> again = look(); !again.equals(tasks); again = look()) {
          tasks = again;
        }
        return tasks;
      }

      private Set<Object> look() {
        LockSupport.parkNanos(SHORT_WAIT_NS);
        Set<Object> tasks = new HashSet<>();
        runtime.pending().forEach(timer -> tasks.add(timer.timer()));
        tasks.addAll(threads.getQueue());
        tasks.removeAll(returned);
        tasks.removeIf(task -> task instanceof Future<?> future && future.isDone());
        return tasks;
      }

      @Override
      public Iterator<Runnable> iterator() {
        return tasks().stream().map(Runnable.class::cast).iterator();
      }

      @Override
      public int size() {
        return tasks().size();
      }

      @Override
      public boolean isEmpty() {
        return tasks().isEmpty();
      }

      @Override
      public boolean contains(@Nullable Object task) {
        return tasks().contains(task);
      }
    };
  }

  @Override
  public int getActiveCount() {
    if (pool == null) {
      throw none("getActiveCount of an executor on which all tasks run at once");
    }
    return active.get();
  }

  @Override
  public long getCompletedTaskCount() {
    return completed.get();
  }

  private Runnable counted(Runnable task) {
    Objects.requireNonNull(task);
    return () -> {
      active.incrementAndGet();
      try {
        task.run();
      } finally {
        active.decrementAndGet();
        completed.incrementAndGet();
      }
    };
  }

  private <T> Callable<T> counted(Callable<T> task) {
    Objects.requireNonNull(task);
    return () -> {
      active.incrementAndGet();
      try {
        return task.call();
      } finally {
        active.decrementAndGet();
        completed.incrementAndGet();
      }
    };
  }

  @Override
  public int getLargestPoolSize() {
    throw none("getLargestPoolSize");
  }

  @Override
  public int getPoolSize() {
    throw none("getPoolSize");
  }

  @Override
  public long getTaskCount() {
    throw none("getTaskCount");
  }

  @Override
  public ThreadFactory getThreadFactory() {
    throw none("getThreadFactory");
  }

  @Override
  public void setThreadFactory(ThreadFactory threadFactory) {
    throw none("setThreadFactory");
  }

  @Override
  public boolean remove(Runnable task) {
    throw none("remove");
  }

  @Override
  public void purge() {
    throw none("purge");
  }
}

package dev.timerproof.bench.subject;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Libraries with the JDK's interface {@link java.util.concurrent.ScheduledExecutorService}. */
public abstract class ScheduledExecutors implements Subject {
  private final ScheduledExecutorService executor;

  ScheduledExecutors(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  /** Forgets cancelled tasks at once. */
  public static final class RemovingPool extends ScheduledExecutors {
    public RemovingPool() {
      super(pool(true));
    }
  }

  /** Keeps cancelled tasks until their time has come, as is its default. */
  public static final class KeepingPool extends ScheduledExecutors {
    public KeepingPool() {
      super(pool(false));
    }
  }

  /** A {@link ForkJoinPool}, which has delays since JDK 25. */
  public static final class ForkJoin extends ScheduledExecutors {
    public ForkJoin() {
      super(delaying(new ForkJoinPool()));
    }

    private static ScheduledExecutorService delaying(Object pool) {
      if (pool instanceof ScheduledExecutorService delaying) {
        return delaying;
      }
      throw new IllegalStateException("ForkJoinPool has delays from JDK 25 on");
    }
  }

  private static ScheduledExecutorService pool(boolean removeOnCancel) {
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(1, task -> daemon(task, "pool"));
    pool.setRemoveOnCancelPolicy(removeOnCancel);
    return pool;
  }

  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // it is the handle
  public Object start(Runnable task, long delayNanos) {
    return executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public boolean stop(Object handle) {
    return ((Future<?>) handle).cancel(false);
  }

  @Override
  public void every(Runnable task, long periodNanos) {
    // An exception of the task ends it, and then ticks are missing, which the work notices.
    Future<?> unused =
        executor.scheduleAtFixedRate(task, periodNanos, periodNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}

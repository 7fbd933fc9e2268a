package dev.timerproof.runtime.executor;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs functions: on the executor that was given, or on one of its own, which is made when it is
 * needed first. Its own has a virtual thread for each function where the JDK has them, an elastic
 * pool of daemon threads otherwise. Thread-safe.
 */
public final class FunctionExecutor implements Executor {
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  private final @Nullable Executor given;
  private volatile @Nullable ExecutorService own;
  private boolean stopped;

  public FunctionExecutor(@Nullable Executor given) {
    this.given = given;
  }

  @Override
  public void execute(Runnable function) {
    Executor executor = given != null ? given : own();
    executor.execute(function);
  }

  private ExecutorService own() {
    ExecutorService executor = own;
    return executor != null ? executor : make();
  }

  private synchronized ExecutorService make() {
    ExecutorService executor = own;
    if (executor == null) {
      executor = ofThisJdk();
      own = executor;
      if (stopped) {
        executor.shutdown();
      }
    }
    return executor;
  }

  private static ExecutorService ofThisJdk() {
    if (Runtime.version().feature() < FIRST_WITH_VIRTUAL_THREADS) {
      return Executors.newCachedThreadPool(FunctionExecutor::daemon);
    }
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a JDK without Executors.newVirtualThreadPerTaskExecutor", e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "timerproof-function");
    thread.setDaemon(true);
    return thread;
  }

  /** Nothing is executed any more; what runs goes on. */
  public synchronized void stop() {
    stopped = true;
    ExecutorService executor = own;
    if (executor != null) {
      executor.shutdown();
    }
  }

  /** Interrupts what runs. */
  public synchronized void stopNow() {
    ExecutorService executor = own;
    if (executor != null) {
      executor.shutdownNow();
    }
  }

  /** Whether nothing runs any more that this executor knows of. */
  public boolean isTerminated() {
    ExecutorService executor = own;
    return executor == null || executor.isTerminated();
  }

  public boolean awaitTermination(long nanos) throws InterruptedException {
    ExecutorService executor = own;
    return executor == null || executor.awaitTermination(nanos, TimeUnit.NANOSECONDS);
  }
}

package dev.timerproof.runtime.executor;

import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.OwnThreads;
import dev.timerproof.runtime.timers.ThreadState;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs functions: on the executor that was given, or on one of its own, which is made when it is
 * needed first. Its own has a virtual thread for each function where the JDK has them, an elastic
 * pool of daemon threads otherwise, and an elastic pool of threads that keep the JVM alive if that
 * is wanted. Its threads inherit nothing from whoever has a function run. Thread-safe.
 */
public final class FunctionExecutor implements Executor {
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final long IDLE_SECONDS = 60;

  private final @Nullable Executor given;
  private final boolean daemon;

  /** Marks the threads of this executor, and reports exceptions that they do not catch. */
  private final Thread.UncaughtExceptionHandler mark;

  private volatile @Nullable ExecutorService own;
  private boolean stopped;

  /**
   * An executor without threads.
   *
   * @param given runs the functions; null for an executor of its own
   * @param daemon whether threads of its own let the JVM end while they run
   */
  public FunctionExecutor(@Nullable Executor given, boolean daemon, ErrorReport errors) {
    this.given = given;
    this.daemon = daemon;
    this.mark = errors::report;
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
      boolean virtual = daemon && Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
      executor = virtual ? virtualThreads(mark) : new Pool(this::thread);
      own = executor;
      if (stopped) {
        executor.shutdown();
      }
    }
    return executor;
  }

  private Thread thread(Runnable task) {
    Thread thread = OwnThreads.make(task, "timerproof-function", daemon);
    thread.setUncaughtExceptionHandler(mark);
    return thread;
  }

  /**
   * An elastic pool, whose threads come back from each function as they were before. If no further
   * thread can be started, an existing thread runs the function after its present one; if there is
   * none, the caller runs it.
   */
  static final class Pool extends ThreadPoolExecutor {
    /** How often to look for a thread that has finished its function, with pauses that double. */
    private static final int ATTEMPTS = 7;

    private static final long FIRST_PAUSE_NS = 1_000_000;

    private final ThreadLocal<ThreadState> states = ThreadLocal.withInitial(ThreadState::new);

    /** Functions for which there was no thread. */
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    Pool(ThreadFactory factory) {
      super(
          0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      states.get();
    }

    @Override
    public void execute(Runnable function) {
      try {
        super.execute(function);
      } catch (OutOfMemoryError noThread) {
        waiting.add(function);
        awaitThread();
      }
    }

    /**
     * A thread that has finished its function looks at {@link #waiting}, then waits for a task. It
     * may have looked just before a function was added; so it is given a task that looks again.
     */
    private void awaitThread() {
      for (int attempt = 0; attempt < ATTEMPTS && !waiting.isEmpty(); attempt++) {
        try {
          super.execute(this::runWaiting);
          return;
        } catch (OutOfMemoryError stillNone) {
          LockSupport.parkNanos(this, FIRST_PAUSE_NS << attempt);
        }
      }
      if (getPoolSize() == 0) {
        runWaiting();
      }
    }

    private void runWaiting() {
      for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
        try {
          next.run();
        } catch (Throwable failure) {
          Thread thread = Thread.currentThread();
          thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
        states.get().restore();
      }
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable failure) {
      states.get().restore();
      runWaiting();
    }
  }

  /** {@code Thread.ofVirtual()} and what follows, by name: this code is compiled for JDK 17. */
  private static ExecutorService virtualThreads(Thread.UncaughtExceptionHandler mark) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Class<?> virtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle ofVirtual =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtual));
      MethodHandle inherit =
          lookup.findVirtual(
              builder,
              "inheritInheritableThreadLocals",
              MethodType.methodType(builder, boolean.class));
      MethodHandle handler =
          lookup.findVirtual(
              builder,
              "uncaughtExceptionHandler",
              MethodType.methodType(builder, Thread.UncaughtExceptionHandler.class));
      MethodHandle factory =
          lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
      MethodHandle executor =
          lookup.findStatic(
              java.util.concurrent.Executors.class,
              "newThreadPerTaskExecutor",
              MethodType.methodType(ExecutorService.class, ThreadFactory.class));
      Object threads = handler.invoke(inherit.invoke(ofVirtual.invoke(), false), mark);
      return (ExecutorService) executor.invoke(factory.invoke(threads));
    } catch (Throwable e) {
      throw new IllegalStateException("a JDK without virtual threads, expected them from 21 on", e);
    }
  }

  /** Whether the calling thread runs a function on this executor's own threads. */
  public boolean isOwnThread() {
    return own != null && Thread.currentThread().getUncaughtExceptionHandler() == mark;
  }

  /** Executes no function any more; running functions go on. */
  public synchronized void stop() {
    stopped = true;
    ExecutorService executor = own;
    if (executor != null) {
      executor.shutdown();
    }
  }

  /** Executes no function any more and interrupts the running ones. */
  public synchronized void stopNow() {
    stopped = true;
    ExecutorService executor = own;
    if (executor != null) {
      executor.shutdownNow();
    }
  }

  /**
   * Whether this executor is stopped and none of its own threads runs a function; true if the
   * executor was given.
   */
  public boolean isTerminated() {
    ExecutorService executor = own;
    return executor == null || executor.isTerminated();
  }

  /** Waits until {@link #isTerminated}, or for a time; returns whether it is. */
  public boolean awaitTermination(long nanos) throws InterruptedException {
    ExecutorService executor = own;
    return executor == null || executor.awaitTermination(nanos, TimeUnit.NANOSECONDS);
  }
}

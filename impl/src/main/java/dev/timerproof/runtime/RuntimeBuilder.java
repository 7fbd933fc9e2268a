package dev.timerproof.runtime;

import dev.timerproof.runtime.core.Nanoseconds;
import dev.timerproof.runtime.hosted.HostedRuntime;
import dev.timerproof.runtime.hosted.RuntimeConfig;
import dev.timerproof.runtime.net.NetPoller;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link TimerRuntime}. Not thread-safe; one builder may build several runtimes.
 */
public final class RuntimeBuilder {
  private static final int MOST_PROCESSORS = 1024;

  private int processors;
  private TimerClock clock = new MonotonicClock();
  private @Nullable Executor executor;
  private @Nullable ThreadFactory threadFactory;
  private boolean daemon = true;
  private @Nullable BiConsumer<Object, Throwable> errorHandler;
  private long lateNanos = Duration.ofMillis(100).toNanos();
  private boolean singleThreaded;
  private @Nullable NetPoller netPoller;
  private boolean selfCheck;
  private boolean sysmon;
  private boolean armingSites;

  RuntimeBuilder() {}

  /**
   * How many processors share the timers, and so how many threads may run callbacks at the same
   * time. Default: the processors of the machine; 1 without threads.
   *
   * @param count from 1 to 1024
   */
  public RuntimeBuilder processors(int count) {
    if (count < 1 || count > MOST_PROCESSORS) {
      throw new IllegalArgumentException(
          "processors is " + count + ", expected 1 to " + MOST_PROCESSORS);
    }
    this.processors = count;
    return this;
  }

  /** Where the time comes from. Default: a {@link MonotonicClock}. */
  public RuntimeBuilder clock(TimerClock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * The executor that runs the functions of {@link TimerRuntime#afterFunc}. Its {@code execute}
   * must not block. It is not shut down with the runtime.
   */
  public RuntimeBuilder executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * The factory of the scheduler's threads. Default: daemon threads that inherit nothing from the
   * thread that arms the first timer: neither its context class loader, thread locals, group and
   * priority, nor its access control context. After each callback the runtime restores the thread's
   * priority and context class loader and clears its interrupt status.
   */
  public RuntimeBuilder threadFactory(ThreadFactory threadFactory) {
    this.threadFactory = Objects.requireNonNull(threadFactory, "threadFactory");
    return this;
  }

  /**
   * Has the runtime's own threads keep the JVM alive: those of the scheduler from the first timer
   * on, until the runtime is terminated, and those that run functions, which are then threads of an
   * elastic pool on every JDK. By default all are daemons, so that a JVM whose {@code main} has
   * ended does not wait for timers; a {@link java.util.concurrent.ScheduledThreadPoolExecutor}
   * makes it wait. Without effect on threads of a {@link #threadFactory} and on an {@link
   * #executor} that was given.
   */
  public RuntimeBuilder nonDaemonThreads() {
    this.daemon = false;
    return this;
  }

  /**
   * The handler that is given each exception of a callback, with the timer it came from. Default: a
   * {@link System.Logger} that logs both. Exceptions of the handler itself are ignored.
   */
  public RuntimeBuilder errorHandler(BiConsumer<Object, Throwable> errorHandler) {
    this.errorHandler = Objects.requireNonNull(errorHandler, "errorHandler");
    return this;
  }

  /**
   * The lateness from which a firing counts as late: see {@link RuntimeCounters#late}. Default: 100
   * ms.
   */
  public RuntimeBuilder lateThreshold(Duration threshold) {
    this.lateNanos = Nanoseconds.nanos(threshold);
    return this;
  }

  /** Starts no threads: timers fire when {@link TimerRuntime#poll} is called. */
  public RuntimeBuilder singleThreaded() {
    this.singleThreaded = true;
    return this;
  }

  /** Where the scheduler's threads sleep. Default: a {@link java.nio.channels.Selector}. */
  public RuntimeBuilder netPoller(NetPoller netPoller) {
    this.netPoller = Objects.requireNonNull(netPoller, "netPoller");
    return this;
  }

  /**
   * Checks the heaps and counters each time that a thread of the scheduler runs out of work, and
   * reports violated invariants to the error handler. Slow; for tests.
   */
  public RuntimeBuilder selfCheck() {
    this.selfCheck = true;
    return this;
  }

  /**
   * Adds a thread that watches the others, for callbacks that block although they must not. While
   * any of them runs, it looks every ten milliseconds whether a timer is overdue. If so, it has
   * another thread run that timer; a thread whose callback has run all this time may lose its
   * processor to a new thread. It sleeps while all others sleep. Without effect on a runtime
   * without threads.
   */
  public RuntimeBuilder sysmon() {
    this.sysmon = true;
    return this;
  }

  /**
   * Adds a suppressed exception to each exception of a callback; its stack trace tells where the
   * timer was armed. Costs a stack walk and an object each time that a timer is armed.
   */
  public RuntimeBuilder armingSites() {
    this.armingSites = true;
    return this;
  }

  /** Makes a runtime with these settings. It starts no thread before a timer is armed. */
  public TimerRuntime build() {
    boolean manual = singleThreaded || clock instanceof VirtualClock;
    int count =
        processors > 0 ? processors : manual ? 1 : Runtime.getRuntime().availableProcessors();
    RuntimeConfig config =
        new RuntimeConfig(
            count,
            clock,
            executor,
            threadFactory,
            daemon,
            errorHandler,
            lateNanos,
            manual,
            netPoller,
            selfCheck,
            sysmon,
            armingSites);
    if (!(clock instanceof VirtualClock virtual)) {
      return new HostedRuntime(config, runtime -> {});
    }
    TimerRuntime runtime = new HostedRuntime(config, virtual::detach);
    virtual.attach(runtime);
    return runtime;
  }
}

package dev.timerproof.runtime.hosted;

import dev.timerproof.runtime.PendingTimer;
import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.RuntimeCounters;
import dev.timerproof.runtime.Ticker;
import dev.timerproof.runtime.TimeChannel;
import dev.timerproof.runtime.Timer;
import dev.timerproof.runtime.TimerCallback;
import dev.timerproof.runtime.TimerExecutorService;
import dev.timerproof.runtime.TimerRuntime;
import dev.timerproof.runtime.VirtualClock;
import dev.timerproof.runtime.core.Nanoseconds;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.executor.ExecutorView;
import dev.timerproof.runtime.executor.FunctionExecutor;
import dev.timerproof.runtime.net.NetChannel;
import dev.timerproof.runtime.net.NetHandler;
import dev.timerproof.runtime.net.NetPoller;
import dev.timerproof.runtime.net.SelectorPoller;
import dev.timerproof.runtime.sched.ManualDriver;
import dev.timerproof.runtime.sched.Scheduler;
import dev.timerproof.runtime.timers.ChannelTicker;
import dev.timerproof.runtime.timers.ChannelTimer;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.Driver;
import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.Firing;
import dev.timerproof.runtime.timers.FunctionTimer;
import dev.timerproof.runtime.timers.HostedTimer;
import dev.timerproof.runtime.timers.RawHostedTimer;
import dev.timerproof.runtime.timers.Sleeper;
import dev.timerproof.runtime.timers.SlotChannel;
import dev.timerproof.runtime.timers.TimerContext;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The runtime: makes timers and leaves the rest to their {@link TimerContext} and its {@link
 * Driver}, so that an arm does not come back here.
 */
public final class HostedRuntime implements TimerRuntime {
  private final RuntimeConfig config;
  private final Consumer<TimerRuntime> whenTerminated;
  private final Counters counters = new Counters();
  private final ErrorReport errors;
  private final FunctionExecutor executor;

  /** Whether functions run on the thread that polls. */
  private final boolean inline;

  /**
   * Executors that end with this runtime, as long as somebody refers to them. Guarded by itself.
   */
  private final Set<ExecutorView> views = Collections.newSetFromMap(new WeakHashMap<>());

  private final NetPoller net;
  private final TimerContext context;
  private final Driver driver;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * A runtime.
   *
   * @param whenTerminated is told once that no timer will fire any more
   */
  public HostedRuntime(RuntimeConfig config, Consumer<TimerRuntime> whenTerminated) {
    this.config = config;
    this.whenTerminated = whenTerminated;
    this.errors = new ErrorReport(config.errorHandler(), counters);
    this.inline = config.manual() && config.executor() == null;
    this.executor =
        new FunctionExecutor(inline ? Runnable::run : config.executor(), config.daemon(), errors);
    this.net =
        config.netPoller() == null
            ? new SelectorPoller(e -> errors.report(this, e))
            : config.netPoller();
    this.context =
        new TimerContext(
            config.clock(), errors, executor, config.armingSites(), context -> makeDriver());
    this.driver = context.driver();
  }

  private Driver makeDriver() {
    Firing firing = new Firing(counters, errors, config.lateNanos());
    if (!config.manual()) {
      Scheduler.Settings settings =
          new Scheduler.Settings(
              config.processors(), threads(), config.selfCheck(), config.sysmon());
      return new Scheduler(settings, config.clock(), net, firing, counters, errors, this::end);
    }
    long seed = config.clock() instanceof VirtualClock virtual ? virtual.seed() : 0;
    return new ManualDriver(config.processors(), config.clock(), seed, firing, errors, this::end);
  }

  private ThreadFactory threads() {
    ThreadFactory given = config.threadFactory();
    return given != null ? given : Scheduler.ownThreads(config.daemon());
  }

  // Timers.

  @Override
  public Timer newTimer(Duration delay) {
    ChannelTimer t = new ChannelTimer(context, new SlotChannel(config.clock()::instant));
    t.start(when(delay), 0);
    return t;
  }

  @Override
  public Ticker newTicker(Duration period) {
    long nanos = Nanoseconds.period(period);
    ChannelTicker t = new ChannelTicker(context, new SlotChannel(config.clock()::instant));
    t.start(RuntimeTimer.when(now(), nanos), nanos);
    return t;
  }

  @Override
  public Timer afterFunc(Duration delay, Runnable function) {
    FunctionTimer t = new FunctionTimer(context, Objects.requireNonNull(function, "function"));
    t.start(when(delay), 0);
    return t;
  }

  @Override
  public TimeChannel after(Duration delay) {
    return newTimer(delay).channel();
  }

  @Override
  public TimeChannel tick(Duration period) {
    return newTicker(period).channel();
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    long nanos = Nanoseconds.nanos(time);
    if (nanos > 0) {
      new Sleeper(context).until(RuntimeTimer.when(now(), nanos));
    } else if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @Override
  public RawTimer newRawTimer(TimerCallback callback, @Nullable Object arg) {
    return new RawHostedTimer(context, Objects.requireNonNull(callback, "callback"), arg);
  }

  @Override
  public NetChannel register(SelectableChannel channel, NetHandler handler) throws IOException {
    Objects.requireNonNull(handler, "handler");
    context.checkOpen();
    if (!(driver instanceof Scheduler scheduler)) {
      throw new IllegalStateException("a runtime without threads cannot wait for the network");
    }
    return HostedChannel.open(scheduler, context, channel, handler);
  }

  @Override
  public TimerExecutorService asScheduledExecutorService() {
    ExecutorView view = new ExecutorView(context, inline);
    synchronized (views) {
      views.add(view);
    }
    if (isShutdown()) {
      view.shutdown();
    }
    return view;
  }

  private long when(Duration delay) {
    return RuntimeTimer.when(now(), Nanoseconds.nanos(delay));
  }

  @Override
  public long now() {
    return config.clock().nanos();
  }

  // The driver.

  @Override
  public int poll(long now, int limit) {
    int fired = driver.poll(now, limit);
    driver.endIfDone(isShutdown());
    return fired;
  }

  @Override
  public OptionalLong nextDeadline() {
    return driver.nextDeadline();
  }

  @Override
  public int processors() {
    return driver.count();
  }

  @Override
  public void processors(int count) {
    if (count < 1 || count > 1024) {
      throw new IllegalArgumentException("processors is " + count + ", expected 1 to 1024");
    }
    driver.resize(count);
  }

  @Override
  public RuntimeCounters counters() {
    long stopped = 0;
    long all = 0;
    for (Processor pp : driver.processors()) {
      stopped += pp.deletedTimers();
      all += pp.numTimers();
    }
    return new RuntimeCounters(
        driver.count(),
        counters.threads.get(),
        Math.max(all - stopped, 0),
        stopped,
        counters.fired.sum(),
        counters.failed.sum(),
        counters.late.sum(),
        counters.wakeups.sum(),
        counters.breaks.sum(),
        counters.stolen.sum());
  }

  @Override
  public List<PendingTimer> pending() {
    List<PendingTimer> pending = new ArrayList<>();
    for (RuntimeTimer t : new LinkedHashSet<>(driver.timers())) {
      pending.add(describe(t));
    }
    pending.sort(Comparator.comparingLong(PendingTimer::deadlineNanos));
    return pending;
  }

  private static PendingTimer describe(RuntimeTimer t) {
    HostedTimer hosted = (HostedTimer) t;
    return new PendingTimer(hosted.face(), t.deadline(), t.period(), hosted.shownArgument());
  }

  // The life cycle.

  @Override
  public void shutdown() {
    context.shutdown();
    views().forEach(ExecutorView::shutdown);
  }

  private List<ExecutorView> views() {
    synchronized (views) {
      return new ArrayList<>(views);
    }
  }

  @Override
  public List<PendingTimer> shutdownNow() {
    List<PendingTimer> pending = context.shutdownNow(HostedRuntime::describe);
    pending.addAll(driver.withdraw());
    views().forEach(ExecutorView::stopWithRuntime);
    pending.sort(Comparator.comparingLong(PendingTimer::deadlineNanos));
    executor.stopNow();
    driver.endIfDone(true);
    return pending;
  }

  private void end() {
    try {
      executor.stop();
      net.close();
    } catch (Throwable failure) {
      // The runtime has ended nevertheless, and threads that wait for that must be woken up.
      context.failed(this, failure);
    } finally {
      ended.countDown();
      whenTerminated.accept(this);
    }
  }

  @Override
  public boolean isShutdown() {
    return context.state() != TimerContext.State.OPEN;
  }

  @Override
  public boolean isTerminated() {
    return ended.getCount() == 0 && executor.isTerminated();
  }

  @Override
  public boolean awaitTermination(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + Math.min(Nanoseconds.nanos(patience), Long.MAX_VALUE >> 1);
    return ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
        && executor.awaitTermination(deadline - System.nanoTime());
  }

  @Override
  public void close() {
    if (driver.isOwnThread() || executor.isOwnThread()) {
      throw new IllegalStateException(
          "close waits until no callback runs, so a callback cannot call it; shutdown does not"
              + " wait");
    }
    if (driver.hasThreads()) {
      shutdown();
    } else {
      shutdownNow();
    }
    boolean interrupted = false;
    while (!isTerminated()) {
      try {
        awaitTermination(Duration.ofDays(1));
      } catch (InterruptedException e) {
        interrupted = true;
        shutdownNow();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

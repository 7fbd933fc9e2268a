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
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.core.TimerStatus;
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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The runtime: makes timers, keeps the life cycle, and leaves the rest to a {@link Driver}. */
public final class HostedRuntime implements TimerRuntime, TimerContext, TimerHost {
  private enum State {
    OPEN,
    SHUTDOWN,
    STOPPED
  }

  private final RuntimeConfig config;
  private final Consumer<TimerRuntime> whenTerminated;
  private final Counters counters = new Counters();
  private final ErrorReport errors;
  private final FunctionExecutor executor;
  private final NetPoller net;
  private final Driver driver;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
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
    this.executor = new FunctionExecutor(config.executor());
    Firing firing = new Firing(this, counters, config.lateNanos());
    this.net =
        config.netPoller() == null ? new SelectorPoller(e -> failed(this, e)) : config.netPoller();
    long seed = config.clock() instanceof VirtualClock virtual ? virtual.seed() : 0;
    this.driver =
        config.manual()
            ? new ManualDriver(config.processors(), this, seed, firing, counters, this::end)
            : new Scheduler(
                new Scheduler.Settings(
                    config.processors(),
                    config.threadFactory(),
                    config.selfCheck(),
                    config.sysmon()),
                this,
                net,
                firing,
                counters,
                errors,
                this::end);
  }

  // Timers.

  @Override
  public Timer newTimer(Duration delay) {
    ChannelTimer t = new ChannelTimer(this, new SlotChannel(config.clock()::instant));
    t.start(when(delay), 0);
    return t;
  }

  @Override
  public Ticker newTicker(Duration period) {
    long nanos = Nanoseconds.period(period);
    ChannelTicker t = new ChannelTicker(this, new SlotChannel(config.clock()::instant));
    t.start(RuntimeTimer.when(now(), nanos), nanos);
    return t;
  }

  @Override
  public Timer afterFunc(Duration delay, Runnable function) {
    FunctionTimer t = new FunctionTimer(this, Objects.requireNonNull(function, "function"));
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
      new Sleeper(this).until(RuntimeTimer.when(now(), nanos));
    } else if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @Override
  public RawTimer newRawTimer(TimerCallback callback, @Nullable Object arg) {
    return new RawHostedTimer(this, Objects.requireNonNull(callback, "callback"), arg);
  }

  @Override
  public NetChannel register(SelectableChannel channel, NetHandler handler) throws IOException {
    Objects.requireNonNull(handler, "handler");
    checkOpen();
    if (!(driver instanceof Scheduler scheduler)) {
      throw new IllegalStateException("a runtime without threads cannot wait for the network");
    }
    return HostedChannel.open(scheduler, this, channel, handler);
  }

  @Override
  public TimerExecutorService asScheduledExecutorService() {
    return new ExecutorView(this);
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
    for (RuntimeTimer t : driver.timers()) {
      if (t.status() != TimerStatus.DELETED && t.status() != TimerStatus.REMOVED) {
        pending.add(describe(t));
      }
    }
    pending.sort(Comparator.comparingLong(PendingTimer::deadlineNanos));
    return pending;
  }

  private static PendingTimer describe(RuntimeTimer t) {
    HostedTimer hosted = (HostedTimer) t;
    return new PendingTimer(hosted.face(), t.deadline(), t.period(), hosted.shownArgument());
  }

  // What timers need.

  @Override
  public Driver driver() {
    return driver;
  }

  @Override
  public boolean notesArmingSites() {
    return config.armingSites();
  }

  @Override
  public void checkOpen() {
    if (state.get() != State.OPEN) {
      throw new RejectedExecutionException("the runtime is shut down");
    }
  }

  @Override
  public void settle(HostedTimer t) {
    if (state.get() != State.OPEN && t.disarm()) {
      throw new RejectedExecutionException("the runtime was shut down");
    }
  }

  @Override
  public void stopped() {
    if (state.get() != State.OPEN) {
      driver.endIfDone(true);
    }
  }

  @Override
  public Executor executor() {
    return executor;
  }

  @Override
  public void failed(Object timer, Throwable failure) {
    errors.report(timer, failure);
  }

  // What processors need.

  @Override
  public long nanotime() {
    return now();
  }

  @Override
  public void wakeNetPoller(long when) {
    driver.wake(when);
  }

  @Override
  public int processorOfThread() {
    return driver.processorOfThread();
  }

  @Override
  public void callbackFailed(RuntimeTimer t, Throwable failure) {
    errors.report(t, failure);
  }

  // The life cycle.

  @Override
  public void shutdown() {
    state.compareAndSet(State.OPEN, State.SHUTDOWN);
    // Whoever arms a timer later than this list takes that back by itself, see settle.
    for (RuntimeTimer t : driver.timers()) {
      if (t.period() > 0 || t.deadline() == RuntimeTimer.MAX_WHEN) {
        TimerProtocol.deltimer(t);
      }
    }
    driver.endIfDone(true);
  }

  @Override
  public List<PendingTimer> shutdownNow() {
    state.set(State.STOPPED);
    List<PendingTimer> pending = new ArrayList<>();
    // Whoever arms a timer later than this list takes that back by itself, see settle.
    for (RuntimeTimer t : driver.timers()) {
      PendingTimer description = describe(t);
      if (TimerProtocol.deltimer(t)) {
        pending.add(description);
      }
    }
    pending.addAll(driver.withdraw());
    pending.sort(Comparator.comparingLong(PendingTimer::deadlineNanos));
    executor.stopNow();
    driver.endIfDone(true);
    return pending;
  }

  private void end() {
    executor.stop();
    net.close();
    ended.countDown();
    whenTerminated.accept(this);
  }

  @Override
  public boolean isShutdown() {
    return state.get() != State.OPEN;
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

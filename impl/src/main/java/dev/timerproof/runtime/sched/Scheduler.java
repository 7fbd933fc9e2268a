package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.PendingTimer;
import dev.timerproof.runtime.TimerClock;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.net.NetPoller;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.Driver;
import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.Firing;
import dev.timerproof.runtime.timers.HostedTimer;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run timers. This class puts the parts together and answers callers: what a thread
 * does is in {@link Worker} and {@link WorkerSleep}; who has which processor is decided by {@link
 * Handoff} over {@link Processors} and {@link Workers}, and who is woken up by {@link Wakeups}.
 *
 * <p>At most one thread sleeps in the poller, until the earliest deadline of all; the others sleep
 * until they are given a processor. A thread that looks for work beyond its own processor is
 * spinning; as long as one is, nobody wakes another one up.
 */
public final class Scheduler implements Driver {
  final Processors processors;
  final Wakeups wakeups;
  final Handoff handoff;
  final Workers workers;

  private final TimerClock clock;
  private final NetPoller net;
  private final Firing firing;
  private final ErrorReport errors;
  private final Counters counters;
  private final boolean selfCheck;
  private final Lifetime lifetime = new Lifetime();
  private final Shutdown shutdown;
  private final PollerProtocol poller;

  /**
   * The settings of a scheduler.
   *
   * @param processors how many processors share the timers, from 1 on
   * @param threadFactory makes the threads
   * @param selfCheck whether heaps and counters are checked again and again
   * @param sysmon whether a thread looks after the others
   */
  public record Settings(
      int processors, ThreadFactory threadFactory, boolean selfCheck, boolean sysmon) {}

  /** Makes threads that inherit nothing, and that know that they belong to a scheduler. */
  public static ThreadFactory ownThreads(boolean daemon) {
    return worker -> Worker.newThread(worker, daemon);
  }

  /**
   * A scheduler without threads; they start with the first timer.
   *
   * @param ended is told once that nothing is left to run for good
   */
  public Scheduler(
      Settings config,
      TimerClock clock,
      NetPoller net,
      Firing firing,
      Counters counters,
      ErrorReport errors,
      Runnable ended) {
    this.clock = clock;
    this.net = net;
    this.firing = firing;
    this.errors = errors;
    this.counters = counters;
    this.selfCheck = config.selfCheck();
    this.processors = new Processors(this, config.processors());
    Sysmon sysmon =
        config.sysmon()
            ? new Sysmon(lifetime, processors, clock, errors, counters, this::wakep)
            : null;
    this.workers =
        new Workers(
            lifetime,
            processors,
            this::newWorker,
            config.threadFactory(),
            errors,
            counters,
            sysmon);
    this.wakeups = new Wakeups(lifetime, processors, workers, net, errors, counters);
    this.poller = wakeups.poller;
    this.shutdown = new Shutdown(lifetime, processors, workers, poller, ended);
    this.handoff = new Handoff(lifetime, processors, workers, wakeups, shutdown);
  }

  private void wakep() {
    wakeups.wakep();
  }

  Worker newWorker() {
    return new Worker(
        workers,
        lifetime,
        processors,
        handoff,
        wakeups,
        shutdown,
        clock,
        errors,
        counters,
        selfCheck);
  }

  // Called by the users of timers.

  @Override
  public Processor pick() {
    ProcessorState own = ownProc();
    return own != null ? own.core : processors.striped();
  }

  /** The processor that the calling thread has, or null. */
  private @Nullable ProcessorState ownProc() {
    Worker self = Worker.ofThread(workers);
    return self == null ? null : self.proc();
  }

  @Override
  public int processorOfThread() {
    ProcessorState own = ownProc();
    return own == null ? -1 : own.id;
  }

  @Override
  public long nanotime() {
    return clock.nanos();
  }

  @Override
  public void wakeNetPoller(long when) {
    poller.wakeNetPoller(when);
  }

  @Override
  public void callbackFailed(RuntimeTimer t, Throwable failure) {
    errors.report(t, failure);
  }

  @Override
  public boolean isOwnThread() {
    return Worker.ofThread(workers) != null;
  }

  @Override
  public void fired(HostedTimer t, @Nullable Object arg, int seq, long due) {
    Worker self = Worker.ofThread(workers);
    if (self != null) {
      self.hasWork();
    }
    firing.call(t, arg, seq, due, timeOr(due));
    if (self != null) {
      self.restoreThread();
    }
  }

  /** The present time; {@code due} if the clock throws. */
  private long timeOr(long due) {
    try {
      return nanotime();
    } catch (Throwable failure) {
      errors.report(this, failure);
      return due;
    }
  }

  /** Has a worker run a task. */
  public void submit(Runnable task) {
    ProcessorState own = ownProc();
    (own == null ? processors.all()[0] : own).queue.add(task);
    if (own == null) {
      wakeNetPoller(0);
    }
  }

  /** Makes a channel known to the poller; {@link #netChanged} has somebody poll it. */
  public NetPoller.Registration register(SelectableChannel channel, NetPoller.Listener listener)
      throws IOException {
    return net.register(channel, listener);
  }

  /** Has the poller look at its channels anew. */
  public void netChanged() {
    if (poller.lastpoll() == PollerProtocol.Lastpoll.POLLING) {
      poller.netpollBreak();
    } else if (Worker.ofThread(workers) == null) {
      // A worker looks by itself before it sleeps.
      wakeups.wakep();
    }
  }

  // The rest of a driver.

  @Override
  public List<Processor> processors() {
    return processors.cores();
  }

  @Override
  public List<RuntimeTimer> timers() {
    processors.lock.lock();
    try {
      return Processor.timersOf(processors.cores());
    } finally {
      processors.lock.unlock();
    }
  }

  @Override
  public boolean hasThreads() {
    return true;
  }

  @Override
  public int poll(long now, int limit) {
    throw new IllegalStateException("this runtime has threads of its own, which fire its timers");
  }

  @Override
  public List<PendingTimer> withdraw() {
    return List.of();
  }

  @Override
  public OptionalLong nextDeadline() {
    long next = TimerReaders.timeSleepUntil(processors.cores());
    return next == RuntimeTimer.MAX_WHEN ? OptionalLong.empty() : OptionalLong.of(next);
  }

  @Override
  public int count() {
    return processors.count();
  }

  @Override
  public void resize(int count) {
    processors.resize(count, Worker.ofThread(workers));
    try {
      wakeups.wakep();
    } catch (RejectedExecutionException failure) {
      // The number of processors has changed nevertheless; the next arm tries again to start a
      // thread.
      errors.report(this, failure);
    }
    poller.netpollBreak();
  }

  @Override
  public void endIfDone(boolean quiet) {
    if (quiet) {
      shutdown.begin();
    }
  }

  @Override
  public boolean isOver() {
    return shutdown.isOver();
  }
}

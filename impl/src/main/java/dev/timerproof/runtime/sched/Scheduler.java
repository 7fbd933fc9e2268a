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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run timers. What a thread does is in {@link Worker}; here is what threads share:
 * which processors and which threads have nothing to do, and who looks for work.
 *
 * <p>At most one thread sleeps in the poller, until the earliest deadline of all; the others sleep
 * until they are given a processor. A thread that looks for work beyond its own processor is
 * spinning; as long as one is, nobody wakes another one up.
 */
public final class Scheduler implements Driver {
  private final TimerClock clock;
  final PollerProtocol poller;
  final Wakeups wakeups;
  final NetPoller net;
  final Processors processors;
  final ErrorReport errors;
  final boolean selfCheck;

  private final Firing firing;
  final Counters counters;
  private final Runnable ended;
  private final Workers workers;
  private final @Nullable Sysmon sysmon;

  /**
   * Guards the idle processors and threads and the number of processors; taken before a processor's
   * lock.
   */
  final ReentrantLock lock = new ReentrantLock();

  /** The runtime is shut down: ends once nothing is left. */
  private volatile boolean quiet;

  private volatile boolean over;

  /**
   * What a scheduler is made with.
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
    this.counters = counters;
    this.errors = errors;
    this.ended = ended;
    this.selfCheck = config.selfCheck();
    this.processors = new Processors(lock, this, config.processors());
    this.sysmon = config.sysmon() ? new Sysmon(this) : null;
    this.workers = new Workers(this, config.threadFactory(), counters);
    this.wakeups = new Wakeups(this, workers, net);
    this.poller = new PollerProtocol(wakeups);
  }

  // What callers do.

  @Override
  public Processor pick() {
    ProcessorState own = ownProc();
    return own != null ? own.core : processors.striped();
  }

  /** The processor that the calling thread has, or null. */
  private @Nullable ProcessorState ownProc() {
    Worker self = Worker.ofThread(this);
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
    return Worker.ofThread(this) != null;
  }

  @Override
  public void fired(HostedTimer t, @Nullable Object arg, int seq, long due) {
    Worker self = Worker.ofThread(this);
    if (self != null) {
      self.hasWork();
    }
    firing.call(t, arg, seq, due, timeOr(due));
    if (self != null) {
      self.restoreThread();
    }
  }

  /** The present time; that of a timer which is due, if the clock fails. */
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

  /** The poller has to look at its channels anew. */
  public void netChanged() {
    if (poller.lastpoll() == PollerProtocol.Lastpoll.POLLING) {
      poller.netpollBreak();
    } else if (Worker.ofThread(this) == null) {
      // A worker looks by itself before it sleeps.
      wakeups.wakep();
    }
  }

  // What workers do.

  /** Gives a worker an idle processor; false if there is none. */
  boolean acquire(Worker worker) {
    lock.lock();
    try {
      ProcessorState p = over ? null : processors.takeIdle();
      if (p != null) {
        assign(p, worker);
        if (workers.takeOwed()) {
          worker.spinInPlace();
        }
      }
      return p != null;
    } finally {
      lock.unlock();
    }
  }

  /** Gives a worker a processor; needs the lock. */
  void assign(ProcessorState p, Worker worker) {
    worker.attach();
    processors.assign(p, worker);
    if (sysmon != null) {
      sysmon.notice();
    }
  }

  /**
   * A worker that has lost its processor is through with its callback.
   *
   * @return whether it is to end, as others have taken its place
   */
  boolean cameBack(Worker worker) {
    boolean end;
    lock.lock();
    try {
      worker.attach();
      end = workers.tooMany();
      if (!end) {
        workers.stop(worker);
      }
    } finally {
      lock.unlock();
    }
    maybeEnd();
    return end;
  }

  /** A worker without a processor has nothing to do; it waits for {@link #awaitProcessor}. */
  void stop(Worker worker) {
    lock.lock();
    try {
      workers.stop(worker);
    } finally {
      lock.unlock();
    }
  }

  /** Whether some processor other than {@code own} has something that can be done now. */
  boolean hasMore(@Nullable ProcessorState own, long now) {
    for (ProcessorState p : processors.all()) {
      long due = p == own ? 0 : TimerReaders.nobarrierWakeTime(p.core);
      if ((due != 0 && due <= now) || !p.queue.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Sleeps until the worker is given a processor; false if it is to end. */
  boolean awaitProcessor(Worker worker) {
    return workers.await(worker);
  }

  boolean over() {
    return over;
  }

  /** A worker ends. The last one of a scheduler that is over tells the runtime. */
  void left(Worker worker) {
    boolean last;
    lock.lock();
    try {
      last = workers.remove(worker) && over;
    } finally {
      lock.unlock();
    }
    if (last) {
      ended.run();
    } else if (workers.owes()) {
      // Others may be in no hurry to stop, and one more than before may be allowed.
      wakeups.wakep();
    }
  }

  /**
   * A worker's loop has thrown: it begins anew, with a processor if there is one, and looks for
   * work, as what it has left undone may be anywhere. If this throws, it can be called again.
   */
  void beginAnew(Worker worker) {
    lock.lock();
    try {
      // It may have stopped, and be given a processor until it counts as idle no more.
      workers.notIdle(worker);
      worker.stopSpinning();
      processors.release(worker);
      worker.attach();
      if (acquire(worker)) {
        worker.spin();
      } else {
        poller.needspinning(PollerProtocol.Needspinning.SET);
        workers.stop(worker);
      }
    } finally {
      lock.unlock();
    }
    maybeEnd();
  }

  /** Called by a worker that has given back its processor. */
  void maybeEnd() {
    if (quiet) {
      endIfDone(true);
    }
  }

  // The rest of a driver.

  @Override
  public List<Processor> processors() {
    return processors.cores();
  }

  @Override
  public List<RuntimeTimer> timers() {
    lock.lock();
    try {
      return Processor.timersOf(processors.cores());
    } finally {
      lock.unlock();
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
    processors.resize(count, Worker.ofThread(this));
    try {
      wakeups.wakep();
    } catch (RejectedExecutionException failure) {
      // The number has changed all the same; the next arm tries again to start a thread.
      errors.report(this, failure);
    }
    poller.netpollBreak();
  }

  @Override
  public void endIfDone(boolean shutdown) {
    if (!shutdown) {
      return;
    }
    quiet = true;
    boolean last;
    lock.lock();
    try {
      if (over || !processors.isQuiet() || workers.anyDetached()) {
        return;
      }
      over = true;
      last = workers.wakeAll();
      if (sysmon != null) {
        sysmon.notice();
      }
    } finally {
      lock.unlock();
    }
    poller.netpollBreak();
    if (last) {
      ended.run();
    }
  }

  @Override
  public boolean isOver() {
    lock.lock();
    try {
      return over;
    } finally {
      lock.unlock();
    }
  }
}

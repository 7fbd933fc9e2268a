package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.TimerClock;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.timers.Counters;
import org.jspecify.annotations.Nullable;

/**
 * How a worker that has nothing to do goes to sleep: the steps of the poller's protocol. For the
 * worker's own thread.
 */
final class WorkerSleep implements PollerThread {
  /** Earlier than every deadline: there is work now. */
  private static final long AT_ONCE = 1;

  private final Worker worker;
  private final Lifetime lifetime;
  private final Processors processors;
  private final Wakeups wakeups;
  private final Handoff handoff;
  private final Shutdown shutdown;
  private final TimerClock clock;
  private final Counters counters;
  private long until;
  private boolean overdue;
  private boolean ready;
  private @Nullable Throwable failure;

  WorkerSleep(
      Worker worker,
      Lifetime lifetime,
      Processors processors,
      Wakeups wakeups,
      Handoff handoff,
      Shutdown shutdown,
      TimerClock clock,
      Counters counters) {
    this.worker = worker;
    this.lifetime = lifetime;
    this.processors = processors;
    this.wakeups = wakeups;
    this.handoff = handoff;
    this.shutdown = shutdown;
    this.clock = clock;
    this.counters = counters;
  }

  /**
   * Gives the processor back and sleeps, unless there is work after all.
   *
   * @param mine the earliest deadline that the worker knows of, in ns; 0 for none
   * @param now the last reading of the clock, in ns
   * @throws Throwable what the poller has thrown
   */
  void rest(long mine, long now) throws Throwable {
    ready = false;
    failure = null;
    wakeups.poller.findrunnable(this, mine, now);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public PollerProtocol.Spinning spinning() {
    return worker.isSpinning() ? PollerProtocol.Spinning.YES : PollerProtocol.Spinning.NO;
  }

  @Override
  public boolean wanted(long mine) {
    return !lifetime.isOver() && (mine != 0 || wakeups.hasWaiters());
  }

  @Override
  public void lock() {
    processors.lock.lock();
  }

  @Override
  public void unlock() {
    processors.lock.unlock();
  }

  @Override
  public void drop() {
    worker.attach();
    processors.release(worker);
  }

  @Override
  public void spin() {
    worker.spin();
  }

  @Override
  public boolean unspin() {
    worker.stopSpinning();
    return true;
  }

  @Override
  public long recheck(long mine) {
    for (ProcessorState p : processors.all()) {
      if (!p.queue.isEmpty()) {
        return AT_ONCE;
      }
    }
    return TimerReaders.checkTimersNoP(processors.cores(), mine);
  }

  // The three steps from here on throw nothing, because the published words still say that a thread
  // sleeps; they have to be changed first.

  @Override
  public boolean select(long mine) {
    overdue = true;
    try {
      shutdown.maybeEnd();
      // The thread may sleep for less long than it has published. So a timer that was armed
      // meanwhile is noticed even while all other threads are in callbacks.
      until = TimerReaders.checkTimersNoP(processors.cores(), mine);
      long delay = delay();
      overdue = delay == 0;
      wakeups.poll(delay, this::ready);
    } catch (Throwable e) {
      failure = e;
    }
    return wakeups.woken();
  }

  @Override
  public boolean tail(long mine) {
    try {
      long delay = failure == null && !ready ? delay() : 0;
      if (delay != 0) {
        wakeups.park(delay);
      }
    } catch (Throwable e) {
      failure = e;
    }
    return wakeups.woken();
  }

  /** How long to sleep: 0 not at all, negative without an end. */
  private long delay() {
    return lifetime.isOver() ? 0 : until == 0 ? -1 : Math.max(until - clock.nanos(), 0);
  }

  /** Takes a task of a ready channel: any processor may run it. */
  private void ready(Runnable task) {
    ready = true;
    processors.all()[0].queue.add(task);
  }

  @Override
  public long now() {
    try {
      return clock.nanos();
    } catch (Throwable e) {
      failure = e;
      return wakeups.poller.polledAt();
    }
  }

  @Override
  public void takep(boolean was) {
    take(was, false);
  }

  @Override
  public void takepOrAsk(boolean was) {
    take(was, true);
  }

  private void take(boolean was, boolean asks) {
    counters.wakeups.increment();
    // An overdue timer may be on any processor, so the worker looks at all.
    handoff.acquireOrStop(worker, was || overdue, asks);
  }

  @Override
  public void stop() {
    shutdown.maybeEnd();
    handoff.stop(worker);
  }
}

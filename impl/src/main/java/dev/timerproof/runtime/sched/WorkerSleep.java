package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.core.TimerReaders;
import org.jspecify.annotations.Nullable;

/**
 * How a worker that has nothing to do goes to sleep: the steps of the poller's protocol. For the
 * worker's own thread.
 */
final class WorkerSleep implements PollerThread {
  /** Earlier than every deadline: there is work now. */
  private static final long AT_ONCE = 1;

  private final Scheduler scheduler;
  private final Worker worker;
  private long until;
  private boolean overdue;
  private boolean ready;
  private @Nullable Throwable failure;

  WorkerSleep(Scheduler scheduler, Worker worker) {
    this.scheduler = scheduler;
    this.worker = worker;
  }

  /**
   * Gives the processor back and sleeps, unless there is work after all.
   *
   * @param mine the earliest deadline that the worker knows of, in ns; 0 for none
   * @param now when it has read the clock
   * @throws Throwable what the poller has thrown
   */
  void rest(long mine, long now) throws Throwable {
    ready = false;
    failure = null;
    scheduler.poller.findrunnable(this, mine, now);
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
    return !scheduler.over() && (mine != 0 || scheduler.net.hasWaiters());
  }

  @Override
  public void lock() {
    scheduler.lock.lock();
  }

  @Override
  public void unlock() {
    scheduler.lock.unlock();
  }

  @Override
  public void drop() {
    worker.attach();
    scheduler.processors.release(worker);
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
    for (ProcessorState p : scheduler.processors.all()) {
      if (!p.queue.isEmpty()) {
        return AT_ONCE;
      }
    }
    return TimerReaders.checkTimersNoP(scheduler.processors.cores(), mine);
  }

  // The three steps from here on throw nothing: the words have to say first that nobody sleeps.

  @Override
  public boolean select(long mine) {
    overdue = true;
    try {
      scheduler.maybeEnd();
      // It may sleep less long than it has said. Then it needs no second thread to hear of a timer
      // while all others are in callbacks.
      until = TimerReaders.checkTimersNoP(scheduler.processors.cores(), mine);
      long delay = delay();
      overdue = delay == 0;
      scheduler.wakeups.poll(delay, this::ready);
    } catch (Throwable e) {
      failure = e;
    }
    return scheduler.wakeups.woken();
  }

  @Override
  public boolean tail(long mine) {
    try {
      long delay = failure == null && !ready ? delay() : 0;
      if (delay != 0) {
        scheduler.net.park(delay);
      }
    } catch (Throwable e) {
      failure = e;
    }
    return scheduler.wakeups.woken();
  }

  /** How long to sleep: 0 not at all, negative without an end. */
  private long delay() {
    return scheduler.over() ? 0 : until == 0 ? -1 : Math.max(until - scheduler.nanotime(), 0);
  }

  /** Something is ready at the network: any processor may run it. */
  private void ready(Runnable task) {
    ready = true;
    scheduler.processors.all()[0].queue.add(task);
  }

  @Override
  public long now() {
    try {
      return scheduler.nanotime();
    } catch (Throwable e) {
      failure = e;
      return scheduler.poller.polledAt();
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
    scheduler.counters.wakeups.increment();
    scheduler.lock.lock();
    try {
      if (scheduler.acquire(worker)) {
        if (was || overdue) {
          // What is overdue may be anywhere.
          worker.spin();
        }
      } else {
        if (asks) {
          scheduler.poller.needspinning(PollerProtocol.Needspinning.SET);
        }
        scheduler.stop(worker);
      }
    } finally {
      scheduler.lock.unlock();
    }
  }

  @Override
  public void stop() {
    scheduler.maybeEnd();
    scheduler.stop(worker);
  }
}

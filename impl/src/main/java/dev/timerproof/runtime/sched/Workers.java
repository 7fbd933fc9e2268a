package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.timers.Counters;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of a scheduler. They are started when they are needed and sleep until they are given
 * a processor. Methods need the scheduler's lock unless they say otherwise.
 */
final class Workers {
  private final Scheduler scheduler;
  private final ThreadFactory factory;
  private final Counters counters;
  private final ArrayDeque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> all = new HashSet<>();

  /**
   * A thread that is to look for work, and counts as such, will be the next one that stops or gets
   * a processor.
   */
  private volatile boolean owed;

  Workers(Scheduler scheduler, ThreadFactory factory, Counters counters) {
    this.scheduler = scheduler;
    this.factory = factory;
    this.counters = counters;
  }

  /**
   * Whether a thread has stopped, or a further one is allowed. There is one more thread than
   * processors, so that one can sleep in the poller.
   */
  boolean mayGive() {
    return !idle.isEmpty() || attached() <= scheduler.processors.count();
  }

  /**
   * Gives a processor to a thread, which looks for work beyond it. The caller has asked {@link
   * #mayGive}.
   *
   * @return false if no thread can be made
   */
  boolean give(ProcessorState p) {
    Worker worker = idle.pollFirst();
    boolean fresh = worker == null;
    if (worker == null) {
      worker = new Worker(scheduler);
    }
    worker.startSpinning();
    scheduler.assign(p, worker);
    if (fresh) {
      return start(worker);
    }
    LockSupport.unpark(worker.thread());
    return true;
  }

  /** Threads other than those whose processor was taken away while they run a callback. */
  private long attached() {
    return all.stream().filter(worker -> !worker.isDetached()).count();
  }

  /** Whether there are more threads than wanted, as some ran callbacks without a processor. */
  boolean tooMany() {
    return attached() > scheduler.processors.count() + 1;
  }

  /** Whether some thread still runs a callback without a processor. */
  boolean anyDetached() {
    return all.stream().anyMatch(Worker::isDetached);
  }

  private boolean start(Worker worker) {
    try {
      Thread thread = factory.newThread(worker);
      if (thread == null) {
        throw new IllegalStateException("the thread factory has made no thread");
      }
      worker.setThread(thread);
      all.add(worker);
      thread.start();
      return true;
    } catch (Throwable e) {
      all.remove(worker);
      worker.setProc(null);
      scheduler.errors.report(worker, e);
      return false;
    }
  }

  /** Whether there is any thread. */
  boolean any() {
    return !all.isEmpty();
  }

  /** A thread does not wait for a processor any more. */
  void notIdle(Worker worker) {
    idle.remove(worker);
  }

  /**
   * The next thread that stops or gets a processor is to look for work. Without the lock: whoever
   * calls this has counted that thread, and there is one at most.
   */
  void owe() {
    owed = true;
  }

  /** Whether a thread is owed; without the lock. */
  boolean owes() {
    return owed;
  }

  /** Whether a thread was owed: the caller sees to it now, and to its place in the count. */
  boolean takeOwed() {
    if (!owed) {
      return false;
    }
    owed = false;
    return true;
  }

  /** A worker has no processor; it is given one if a thread is owed, else it waits for one. */
  void stop(Worker worker) {
    worker.attach();
    if (takeOwed()) {
      ProcessorState p = scheduler.over() ? null : scheduler.processors.takeIdle();
      if (p != null) {
        worker.startSpinning();
        scheduler.assign(p, worker);
        return;
      }
      scheduler.poller.needspinning(PollerProtocol.Needspinning.SET);
      scheduler.wakeups.unspin();
    }
    if (!scheduler.over()) {
      idle.addFirst(worker);
    }
  }

  /**
   * Sleeps until the worker, which has stopped or begins, has a processor, or had one that was
   * taken away before it woke up; false if it is to end.
   */
  boolean await(Worker worker) {
    while (worker.proc() == null && !worker.isDetached() && !scheduler.over()) {
      LockSupport.park(this);
      // An interrupted thread would not park again.
      Thread.interrupted();
      counters.wakeups.increment();
    }
    return worker.proc() != null || worker.isDetached();
  }

  /** Wakes all threads up, as the scheduler is over; tells whether there is none. */
  boolean wakeAll() {
    for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
      LockSupport.unpark(worker.thread());
    }
    return all.isEmpty();
  }

  /** A thread ends; tells whether it was the last one. */
  boolean remove(Worker worker) {
    idle.remove(worker);
    return all.remove(worker) && all.isEmpty();
  }
}

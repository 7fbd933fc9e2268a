package dev.timerproof.runtime.sched;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a scheduler. They are started when they are needed and sleep until they are given
 * a processor. Methods need the scheduler's lock unless they say otherwise.
 */
final class Workers {
  private final Scheduler scheduler;
  private final ThreadFactory factory;
  private final Tally tally;
  private final ArrayDeque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> all = new HashSet<>();

  Workers(Scheduler scheduler, @Nullable ThreadFactory factory, Tally tally) {
    this.scheduler = scheduler;
    this.factory = factory != null ? factory : WorkerThread::new;
    this.tally = tally;
  }

  /**
   * Gives a processor to a thread, which looks for work beyond it. There is one more thread than
   * processors, so that one can sleep in the poller.
   *
   * @return false if all threads are busy and no further one is allowed, or none can be made
   */
  boolean give(Proc p) {
    Worker worker = idle.pollFirst();
    boolean fresh = worker == null;
    if (worker == null) {
      if (attached() > scheduler.world.count()) {
        return false;
      }
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
    return attached() > scheduler.world.count() + 1;
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
      tally.threads.incrementAndGet();
      return true;
    } catch (Throwable e) {
      all.remove(worker);
      worker.setProc(null);
      scheduler.errors.report(worker, e);
      return false;
    }
  }

  /** Sleeps until the worker has a processor; false if it is to end. Takes the lock. */
  boolean await(Worker worker) {
    scheduler.lock.lock();
    try {
      worker.attach();
      if (worker.proc() == null && !scheduler.over()) {
        idle.addFirst(worker);
      }
    } finally {
      scheduler.lock.unlock();
    }
    while (worker.proc() == null && !scheduler.over()) {
      LockSupport.park(this);
      // An interrupted thread would not park again.
      Thread.interrupted();
      tally.wakeups.increment();
    }
    return worker.proc() != null;
  }

  /** Wakes all threads up, as the scheduler is over; tells whether there is none. */
  boolean wakeAll() {
    for (Worker worker : idle) {
      LockSupport.unpark(worker.thread());
    }
    idle.clear();
    return all.isEmpty();
  }

  /** A thread ends; tells whether it was the last one. */
  boolean remove(Worker worker) {
    idle.remove(worker);
    return all.remove(worker) && all.isEmpty();
  }
}

package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.ErrorReport;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a scheduler. They are started when they are needed and sleep until they are given
 * a processor. Methods need the scheduler's lock unless they say otherwise.
 */
final class Workers {
  private final Lifetime lifetime;
  private final Processors processors;
  private final Supplier<Worker> workers;
  private final ThreadFactory factory;
  private final ErrorReport errors;
  private final Counters counters;
  private final @Nullable Sysmon sysmon;
  private final ArrayDeque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> all = new HashSet<>();

  /**
   * Whether a thread is owed: it is counted as spinning, but is not chosen yet. The next thread
   * that stops or gets a processor will be it.
   */
  private volatile boolean owed;

  /**
   * Has no threads yet.
   *
   * @param workers makes a worker, which has no thread yet
   * @param factory makes a worker's thread
   */
  Workers(
      Lifetime lifetime,
      Processors processors,
      Supplier<Worker> workers,
      ThreadFactory factory,
      ErrorReport errors,
      Counters counters,
      @Nullable Sysmon sysmon) {
    this.lifetime = lifetime;
    this.processors = processors;
    this.workers = workers;
    this.factory = factory;
    this.errors = errors;
    this.counters = counters;
    this.sysmon = sysmon;
  }

  /**
   * Whether a thread has stopped, or a further one is allowed. There is one more thread than
   * processors, so that one can sleep in the poller.
   */
  boolean mayGive() {
    return !idle.isEmpty() || attached() <= processors.count();
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
      worker = workers.get();
    }
    worker.startSpinning();
    assign(p, worker);
    if (fresh) {
      return start(worker);
    }
    LockSupport.unpark(worker.thread());
    return true;
  }

  /** Gives a processor to an existing thread and wakes it up. */
  void assign(ProcessorState p, Worker worker) {
    worker.attach();
    processors.assign(p, worker);
    noticeSysmon();
  }

  private void noticeSysmon() {
    if (sysmon != null) {
      sysmon.notice();
    }
  }

  /** Threads other than those whose processor was taken away while they run a callback. */
  private long attached() {
    return all.stream().filter(worker -> !worker.isDetached()).count();
  }

  /** Whether there are more threads than wanted, as some ran callbacks without a processor. */
  boolean tooMany() {
    return attached() > processors.count() + 1;
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
      errors.report(worker, e);
      return false;
    }
  }

  /** Whether there is any thread. */
  boolean any() {
    return !all.isEmpty();
  }

  /** Removes a thread from those that wait for a processor. */
  void notIdle(Worker worker) {
    idle.remove(worker);
  }

  /**
   * Has the next thread that stops or gets a processor look for work. Needs no lock: the caller has
   * counted that thread as spinning, and at most one thread is counted so.
   */
  void owe() {
    owed = true;
  }

  /** Whether a thread is owed; without the lock. */
  boolean owes() {
    return owed;
  }

  /**
   * Takes the owed thread, if there is one: the caller is now responsible for it and for its place
   * in the count.
   */
  boolean takeOwed() {
    if (!owed) {
      return false;
    }
    owed = false;
    return true;
  }

  /** Adds a thread that has stopped to those that wait for a processor. */
  void addIdle(Worker worker) {
    idle.addFirst(worker);
  }

  /**
   * Sleeps until the worker, which has stopped or begins, was given a processor; without the lock.
   * {@link Sysmon} may have taken the processor away again before the thread ran.
   *
   * @return false if it is to end
   */
  boolean await(Worker worker) {
    while (!wasGiven(worker) && !lifetime.isOver()) {
      LockSupport.park(this);
      // An interrupted thread would not park again.
      Thread.interrupted();
      counters.wakeups.increment();
    }
    return wasGiven(worker);
  }

  /**
   * A thread that takes a processor away sets {@code detached} first, so this order of reads misses
   * neither.
   */
  private static boolean wasGiven(Worker worker) {
    return worker.proc() != null || worker.isDetached();
  }

  /**
   * Wakes up all threads, and {@link Sysmon}, when the scheduler is over.
   *
   * @return whether there is no thread
   */
  boolean wakeAll() {
    for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
      LockSupport.unpark(worker.thread());
    }
    noticeSysmon();
    return all.isEmpty();
  }

  /** Removes a thread that ends; returns whether it was the last one. */
  boolean remove(Worker worker) {
    idle.remove(worker);
    return all.remove(worker) && all.isEmpty();
  }
}

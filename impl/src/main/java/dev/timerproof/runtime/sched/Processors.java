package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerReaders;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The processors: which are in use, which are idle, and how their number changes.
 *
 * <p>A thread that arms a timer picks a processor and may be slow to lock it: meanwhile that
 * processor may have been put out of use. Therefore processors are never forgotten, and whoever
 * looks for timers looks at all that there ever were.
 *
 * <p>Methods need the scheduler's lock unless they say otherwise.
 */
final class Processors {
  /** The golden ratio in 64 bits: neighbouring numbers end up far apart. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /**
   * The scheduler's lock. It guards the idle processors and threads and the number of processors;
   * taken before a processor's own lock.
   */
  final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final TimerHost host;

  /** Has room for all: nobody who gives a processor back needs memory. */
  private ArrayDeque<ProcessorState> idle = new ArrayDeque<>();

  private volatile ProcessorState[] all = {};
  private volatile List<Processor> cores = List.of();
  private volatile int count;
  private volatile int idleCount;
  private volatile boolean stopping;

  /**
   * The number of processors whose worker runs, apart from workers that wait in {@link #resize}.
   */
  private int running;

  Processors(TimerHost host, int count) {
    this.host = host;
    changeTo(count);
  }

  private void grow(int wanted) {
    ProcessorState[] grown = Arrays.copyOf(all, Math.max(wanted, all.length));
    List<Processor> grownCores = new ArrayList<>(cores);
    for (int i = all.length; i < grown.length; i++) {
      grown[i] = new ProcessorState(i, new Processor(i, host));
      grownCores.add(grown[i].core);
    }
    List<Processor> copy = List.copyOf(grownCores);
    all = grown;
    cores = copy;
  }

  /**
   * Spreads threads over processors: a number from 0 to {@code count - 1}, always the same one for
   * a thread.
   *
   * @param thread the number of the thread
   */
  static int stripe(long thread, int count) {
    long mixed = (thread * SPREAD) >>> 32;
    return (int) ((mixed * count) >>> 32);
  }

  // Without the lock.

  /** A processor for a thread that has none. */
  Processor striped() {
    // In this order: there are at least as many processors as have been counted.
    int counted = count;
    return all[stripe(Thread.currentThread().getId(), counted)].core;
  }

  /** All processors that there ever were. */
  ProcessorState[] all() {
    return all;
  }

  List<Processor> cores() {
    return cores;
  }

  int count() {
    return count;
  }

  int idleCount() {
    return idleCount;
  }

  /** Whether workers have to give back their processors. */
  boolean stopping() {
    return stopping;
  }

  /** Whether a processor is to be given back, because all are being stopped or it is out of use. */
  boolean wants(ProcessorState p) {
    return stopping || p.id >= count;
  }

  /** Whether some processor other than {@code own} has something that can be done now. */
  boolean hasMore(@Nullable ProcessorState own, long now) {
    for (ProcessorState p : all) {
      long due = p == own ? 0 : TimerReaders.nobarrierWakeTime(p.core);
      if ((due != 0 && due <= now) || !p.queue.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  // With the lock.

  @Nullable ProcessorState takeIdle() {
    ProcessorState p = stopping ? null : idle.pollFirst();
    idleCount = idle.size();
    return p;
  }

  void putIdle(ProcessorState p) {
    if (p.id < count && p.owner == null) {
      idle.addFirst(p);
      idleCount = idle.size();
    }
  }

  void assign(ProcessorState p, Worker worker) {
    p.owner = worker;
    worker.setProc(p);
    running++;
  }

  /**
   * Makes a processor idle again that was given to a worker which does not run, or to none. The
   * caller has held the lock since {@link #takeIdle}, so nobody waits in {@link #resize} for it.
   */
  void takeBack(ProcessorState p) {
    running -= p.owner == null ? 0 : 1;
    p.owner = null;
    putIdle(p);
  }

  /** Takes a worker's processor away, if it has one. */
  void release(Worker worker) {
    ProcessorState p = worker.proc();
    if (p != null) {
      p.owner = null;
      worker.setProc(null);
      running--;
      putIdle(p);
      changed.signalAll();
    }
  }

  /**
   * Whether no worker has a processor, in use or out of use, and nobody is changing their number.
   */
  boolean isIdle() {
    return running == 0 && !stopping;
  }

  /** Whether no worker runs and nothing is left to run. */
  boolean isQuiet() {
    boolean quiet = running == 0 && !stopping;
    for (ProcessorState p : all) {
      quiet = quiet && p.queue.isEmpty() && p.core.armedTimers() == 0;
    }
    return quiet;
  }

  /**
   * Stops the processors, changes the number of processors, moves the timers of those that go out
   * of use, and starts the processors. Takes the lock; waits until all workers have given back
   * their processors, apart from those that wait here.
   *
   * @param self the calling thread's worker, or null
   */
  void resize(int wanted, @Nullable Worker self) {
    lock.lock();
    try {
      ProcessorState own = self == null ? null : self.proc();
      boolean counted = own != null;
      running -= counted ? 1 : 0;
      if (own != null) {
        own.waits = true;
      }
      try {
        changed.signalAll();
        stopAndChangeTo(wanted);
      } finally {
        running += counted ? 1 : 0;
        if (own != null) {
          own.waits = false;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void stopAndChangeTo(int wanted) {
    awaitStart();
    stopping = true;
    try {
      preempt(true);
      while (running > 0) {
        changed.awaitUninterruptibly();
      }
      changeTo(wanted);
    } finally {
      start();
    }
  }

  private void start() {
    preempt(false);
    stopping = false;
    changed.signalAll();
  }

  private void awaitStart() {
    while (stopping) {
      changed.awaitUninterruptibly();
    }
  }

  private void preempt(boolean wanted) {
    for (ProcessorState p : all) {
      p.core.preempt(wanted);
    }
  }

  /**
   * Changes the number while the processors are stopped. If this throws, the number is unchanged;
   * some timers may have moved to another processor, where they fire as well.
   */
  private void changeTo(int wanted) {
    int before = count;
    ArrayDeque<ProcessorState> roomForAll = new ArrayDeque<>(Math.max(wanted, all.length));
    grow(wanted);
    idle = roomForAll;
    count = wanted;
    try {
      ProcessorState heir = all[0];
      for (int i = wanted; i < before; i++) {
        all[i].core.moveAllTo(heir.core);
        heir.queue.addAll(all[i].queue);
        all[i].queue.clear();
      }
    } catch (Throwable failure) {
      count = before;
      throw failure;
    } finally {
      for (ProcessorState p : all) {
        putIdle(p);
      }
      idleCount = idle.size();
    }
  }
}

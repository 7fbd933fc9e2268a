package dev.timerproof.runtime.sched;

/**
 * How a worker gets a processor and gives it back. Each method takes the scheduler's lock, and may
 * be called with it.
 */
final class Handoff {
  private final Lifetime lifetime;
  private final Processors processors;
  private final Workers workers;
  private final Wakeups wakeups;
  private final Shutdown shutdown;

  Handoff(
      Lifetime lifetime,
      Processors processors,
      Workers workers,
      Wakeups wakeups,
      Shutdown shutdown) {
    this.lifetime = lifetime;
    this.processors = processors;
    this.workers = workers;
    this.wakeups = wakeups;
    this.shutdown = shutdown;
  }

  /** Gives a worker an idle processor; false if there is none. */
  boolean acquire(Worker worker) {
    processors.lock.lock();
    try {
      ProcessorState p = lifetime.isOver() ? null : processors.takeIdle();
      if (p != null) {
        workers.assign(p, worker);
        if (workers.takeOwed()) {
          worker.spinInPlace();
        }
      }
      return p != null;
    } finally {
      processors.lock.unlock();
    }
  }

  /**
   * A worker has slept in the poller: it gets a processor, or stops if there is none.
   *
   * @param spins whether it is to look for work if it gets one
   * @param asks whether somebody else is to look for work if it gets none
   */
  void acquireOrStop(Worker worker, boolean spins, boolean asks) {
    processors.lock.lock();
    try {
      if (acquire(worker)) {
        if (spins) {
          worker.spin();
        }
      } else {
        if (asks) {
          wakeups.leaveWord();
        }
        stop(worker);
      }
    } finally {
      processors.lock.unlock();
    }
  }

  /** A worker's processor is wanted for something else; it gets another one, or stops. */
  void giveBack(Worker worker) {
    processors.lock.lock();
    try {
      processors.release(worker);
    } finally {
      processors.lock.unlock();
    }
    // A processor that went out of use leaves one behind for this worker.
    if (!acquire(worker)) {
      stop(worker);
    }
  }

  /** A worker without a processor has nothing to do; it waits for {@link Workers#await}. */
  void stop(Worker worker) {
    processors.lock.lock();
    try {
      worker.attach();
      if (workers.takeOwed()) {
        ProcessorState p = lifetime.isOver() ? null : processors.takeIdle();
        if (p != null) {
          worker.startSpinning();
          workers.assign(p, worker);
          return;
        }
        wakeups.leaveWordAndUnspin();
      }
      if (!lifetime.isOver()) {
        workers.addIdle(worker);
      }
    } finally {
      processors.lock.unlock();
    }
  }

  /**
   * A worker that has lost its processor is through with its callback.
   *
   * @return whether it is to end, as others have taken its place
   */
  boolean cameBack(Worker worker) {
    boolean end;
    processors.lock.lock();
    try {
      worker.attach();
      end = workers.tooMany();
      if (!end) {
        stop(worker);
      }
    } finally {
      processors.lock.unlock();
    }
    shutdown.maybeEnd();
    return end;
  }

  /**
   * A worker's loop has thrown: it begins anew, with a processor if there is one, and looks for
   * work, as what it has left undone may be anywhere. If this throws, it can be called again.
   */
  void beginAnew(Worker worker) {
    processors.lock.lock();
    try {
      // It may have stopped, and be given a processor until it counts as idle no more.
      workers.notIdle(worker);
      worker.stopSpinning();
      processors.release(worker);
      worker.attach();
      if (acquire(worker)) {
        worker.spin();
      } else {
        wakeups.leaveWord();
        stop(worker);
      }
    } finally {
      processors.lock.unlock();
    }
    shutdown.maybeEnd();
  }

  /** A worker ends. The last one of a scheduler that is over tells the runtime. */
  void left(Worker worker) {
    boolean last;
    processors.lock.lock();
    try {
      last = workers.remove(worker) && lifetime.isOver();
    } finally {
      processors.lock.unlock();
    }
    if (last) {
      shutdown.lastLeft();
    } else if (workers.owes()) {
      // Others may be in no hurry to stop, and one more than before may be allowed.
      wakeups.wakep();
    }
  }
}

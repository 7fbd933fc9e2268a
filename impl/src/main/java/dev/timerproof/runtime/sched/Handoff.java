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
   * Gives a worker that has slept in the poller a processor; if there is none, the worker stops.
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
          wakeups.setNeedspinning();
        }
        stop(worker);
      }
    } finally {
      processors.lock.unlock();
    }
  }

  /**
   * Takes a worker's processor, which is to be stopped or is out of use; the worker gets another
   * one, or stops.
   */
  void giveBack(Worker worker) {
    processors.lock.lock();
    try {
      processors.release(worker);
    } finally {
      processors.lock.unlock();
    }
    // If the processor went out of use, another one may be idle for this worker.
    if (!acquire(worker)) {
      stop(worker);
    }
  }

  /**
   * Stops a worker that has no processor: it sleeps in {@link Workers#await} until it is given one.
   */
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
        wakeups.setNeedspinningAndUnspin();
      }
      if (!lifetime.isOver()) {
        workers.addIdle(worker);
      }
    } finally {
      processors.lock.unlock();
    }
  }

  /**
   * Called when a worker that has lost its processor has returned from its callback.
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
   * Starts a worker's loop anew after it has thrown: with a processor if one is idle, and looking
   * for work everywhere, because nobody knows where it left work undone. If this throws, it can be
   * called again.
   */
  void beginAnew(Worker worker) {
    processors.lock.lock();
    try {
      // The worker may be among the idle ones, and others could give it a processor until it is
      // removed from them.
      workers.notIdle(worker);
      worker.stopSpinning();
      processors.release(worker);
      if (acquire(worker)) {
        worker.spin();
      } else {
        wakeups.setNeedspinning();
        stop(worker);
      }
    } finally {
      processors.lock.unlock();
    }
  }

  /**
   * Called when a worker's thread ends. The last one of a scheduler that is over tells the runtime.
   */
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
      // The other workers may be busy for long, and now one more worker is allowed.
      wakeups.wakep();
    }
  }
}

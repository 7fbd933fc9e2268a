package dev.timerproof.runtime.sched;

/** Ends a scheduler that is shut down, once nothing is left to run. Thread-safe. */
final class Shutdown {
  private final Lifetime lifetime;
  private final Processors processors;
  private final Workers workers;
  private final PollerProtocol poller;
  private final Runnable ended;

  /**
   * For a scheduler that goes on until {@link #begin}.
   *
   * @param ended is told once that the scheduler has ended and its last worker has gone
   */
  Shutdown(
      Lifetime lifetime,
      Processors processors,
      Workers workers,
      PollerProtocol poller,
      Runnable ended) {
    this.lifetime = lifetime;
    this.processors = processors;
    this.workers = workers;
    this.poller = poller;
    this.ended = ended;
  }

  /**
   * Called when the runtime is shut down: ends the scheduler now, or when the last worker finds no
   * work.
   */
  void begin() {
    lifetime.shutDown();
    endIfQuiet();
  }

  /**
   * Ends the scheduler if nothing is left to run. Called by a worker that has given back its
   * processor.
   */
  void maybeEnd() {
    if (lifetime.isShutdown()) {
      endIfQuiet();
    }
  }

  private void endIfQuiet() {
    boolean last;
    processors.lock.lock();
    try {
      if (lifetime.isOver() || !processors.isQuiet() || workers.anyDetached()) {
        return;
      }
      lifetime.end();
      last = workers.wakeAll();
    } finally {
      processors.lock.unlock();
    }
    poller.netpollBreak();
    if (last) {
      lastLeft();
    }
  }

  /** Called when the last worker of a scheduler that is over has ended, or there was none. */
  void lastLeft() {
    ended.run();
  }

  /** Whether the scheduler has ended; waits if another thread is just deciding that. */
  boolean isOver() {
    processors.lock.lock();
    try {
      return lifetime.isOver();
    } finally {
      processors.lock.unlock();
    }
  }
}

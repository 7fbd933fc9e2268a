package dev.timerproof.runtime.sched;

/** The life cycle of a scheduler: whether it is to end, and whether it has ended. Thread-safe. */
final class Lifetime {
  private volatile boolean shutdown;
  private volatile boolean over;

  /** Notes that the runtime is shut down: the scheduler ends once nothing is left to run. */
  void shutDown() {
    shutdown = true;
  }

  boolean isShutdown() {
    return shutdown;
  }

  /** Ends the scheduler: it runs nothing any more. The caller holds the scheduler's lock. */
  void end() {
    over = true;
  }

  /**
   * Whether the scheduler has ended. The answer cannot change while the caller holds the
   * scheduler's lock.
   */
  boolean isOver() {
    return over;
  }
}

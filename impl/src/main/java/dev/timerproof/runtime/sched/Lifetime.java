package dev.timerproof.runtime.sched;

/** How far a scheduler has come: whether it is to end, and whether it has. Thread-safe. */
final class Lifetime {
  private volatile boolean shutdown;
  private volatile boolean over;

  /** The runtime is shut down: the scheduler ends once nothing is left to run. */
  void shutDown() {
    shutdown = true;
  }

  boolean isShutdown() {
    return shutdown;
  }

  /** Nothing is run any more. The caller holds the scheduler's lock. */
  void end() {
    over = true;
  }

  /** Whether nothing is run any more. For whoever holds the scheduler's lock this stays so. */
  boolean isOver() {
    return over;
  }
}

package dev.timerproof.runtime.sched;

/** The steps of {@link PollerProtocol} that any thread may take. Thread-safe. */
public interface PollerHost {
  /**
   * Has a thread look for work, unless one does already: counts one that does, and starts it on an
   * idle P. Without such a P it takes the count back and sets {@code needspinning}, under the lock.
   */
  void wakep();

  /** Ends the sleep in the selector, or the next one. */
  void wakeup();

  /** Ends the sleep in the tail, or the next one. */
  void unpark();

  /** Takes the break out of the selector, so that the next sleep lasts. */
  void consume();
}

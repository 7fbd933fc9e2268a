package dev.timerproof.runtime.sched;

/** The steps of {@link PollerProtocol} that any thread may take. Thread-safe. */
public interface PollerHost {
  /**
   * Has a thread look for work, unless one does already: increments the count of spinning threads
   * and starts one on an idle P. If no P is idle, it takes the increment back and sets {@code
   * needspinning}, under the lock.
   */
  void wakep();

  /** Ends the present sleep in the selector, or the next one if nobody sleeps there. */
  void wakeup();

  /**
   * Ends the present sleep in {@link PollerThread#tail}, or the next one if nobody sleeps there.
   */
  void unpark();

  /** Takes the break out of the selector, so that it does not end the next sleep too. */
  void consume();
}

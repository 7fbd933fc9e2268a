package dev.timerproof.runtime.sched;

/**
 * The steps of {@link PollerProtocol} that a thread of the scheduler, Go's M, takes on its way to
 * sleep. Called by that thread alone. Times are in ns, 0 is none.
 */
public interface PollerThread {
  /** Whether the thread counts as one of those that look for work. */
  PollerProtocol.Spinning spinning();

  /** Whether there is something to wait for: a deadline, or channels. */
  boolean wanted(long mine);

  /** Takes the lock of the idle Ps. */
  void lock();

  /** Releases the lock of the idle Ps. */
  void unlock();

  /** Gives the P to the idle ones; under the lock. */
  void drop();

  /** Counts this thread as one that looks for work, and clears {@code needspinning}; locked. */
  void spin();

  /**
   * Does not count it any more.
   *
   * @return true, the value to pass to {@link #takep} when the sleep has ended
   */
  boolean unspin();

  /** The earlier of {@code mine} and the deadlines of all Ps. */
  long recheck(long mine);

  /**
   * Sleeps in the selector until {@code mine} or somewhat earlier, or until a break.
   *
   * @return whether there was a break
   */
  boolean select(long mine);

  /**
   * Parks for the rest of the sleep: until {@code mine}, or until a break.
   *
   * @return whether there was a break
   */
  boolean tail(long mine);

  /** Reads the clock. */
  long now();

  /**
   * Takes an idle P; stops if there is none.
   *
   * @param was whether the thread is to count as one that looks for work again
   */
  void takep(boolean was);

  /**
   * As {@link #takep}; without an idle P it sets {@code needspinning} before it stops.
   *
   * @param was whether the thread is to count as one that looks for work again
   */
  void takepOrAsk(boolean was);

  /** Stops this thread, so that the next caller that starts a thread gets this one. */
  void stop();
}

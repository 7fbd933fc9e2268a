package dev.timerproof.runtime.core;

/**
 * Puts timers that were moved to an earlier time into their places before they are looked for.
 *
 * <p>{@link TimerProtocol#adjusttimers} does so as well, and is what Go has. It takes each moved
 * timer out of the heap by itself, and where the timer that fills the gap has to go up, its walk
 * goes back to that slot: many moved timers in a large heap cost many times the heap. {@link
 * TimerProtocol#clearDeletedTimers} puts moved timers in place too, while it writes the survivors
 * one after the other, and looks at each slot once. Any thread may run it at any time, so a thread
 * that is about to run the timers of a large heap runs it first, and {@code adjusttimers} has
 * nothing left to do.
 */
public final class MovedTimers {
  /** A heap of fewer timers is left to {@code adjusttimers}: a walk that goes back is short. */
  private static final int FEW = 64;

  private MovedTimers() {}

  /**
   * Called before {@link TimerReaders#checkTimers}, by a thread that does not hold the lock: puts
   * the moved timers of a large heap in place if one of them may be due.
   *
   * @param now the present time in nanoseconds, or 0 to have the host asked when it is needed
   * @return the present time, or 0 if it was not needed
   */
  public static long place(Processor pp, long now) {
    if (pp.timerModifiedEarliest() == 0 || pp.numTimers() < FEW) {
      return now;
    }
    long present = now == 0 ? pp.host().nanotime() : now;
    if (!pp.boundDue(present)) {
      return present;
    }
    pp.lock();
    try {
      placeLocked(pp, present);
    } catch (Throwable e) {
      pp.unlockAfterFault();
      throw e;
    }
    pp.unlock();
    return present;
  }

  /** As {@link #place}, called before {@code adjusttimers} by a thread that holds the lock. */
  public static void placeLocked(Processor pp, long now) {
    if (pp.size() >= FEW && pp.boundDue(now)) {
      TimerProtocol.clearDeletedTimers(pp);
    }
  }
}

package dev.timerproof.runtime.core;

import java.util.List;

/**
 * Finds out when timers are due, without the lock as long as none is, and runs those that are.
 *
 * <p>A reader without the lock gets a lower bound of the next deadline. While it reads, other
 * threads may stop a timer or set it to a later time; if one sets a timer to a time before the
 * answer, {@link TimerHost#wakeNetPoller} is called for it. In editions that load the two bounds in
 * the other order, or clear one before a scan, the answer may be too late.
 *
 * <p>Times are in nanoseconds, 0 is none.
 */
public final class TimerReaders {
  private static final boolean MODIFIED_FIRST = TimerParameters.READERS.equals("modifiedfirst");
  private static final boolean COUNTS_MODIFIED = TimerParameters.EARLIEST.equals("adjustTimers");

  private TimerReaders() {}

  /** The earlier of two deadlines, 0 being none. */
  static long earlier(long a, long b) {
    return a == 0 ? b : b == 0 ? a : Math.min(a, b);
  }

  /**
   * Runs the timers of a processor that are due.
   *
   * @param pp the processor
   * @param own whether it is the caller's own, whose stopped timers the caller also clears away
   *     when they are more than a quarter of all
   * @param now the present time, or 0 to have the host asked when it is needed
   * @param result receives the answer
   */
  public static void checkTimers(Processor pp, boolean own, long now, CheckedTimers result) {
    if (!COUNTS_MODIFIED || pp.adjustTimers() == 0) {
      long next = COUNTS_MODIFIED ? pp.timer0When() : nobarrierWakeTime(pp);
      if (next == 0) {
        result.set(now, 0, false);
        return;
      }
      now = now == 0 ? pp.host().nanotime() : now;
      if (now < next && !(own && worthClearing(pp.deletedTimers(), pp.numTimers()))) {
        result.set(now, next, false);
        return;
      }
    }
    pp.lock();
    try {
      runDue(pp, own, now == 0 ? pp.host().nanotime() : now, result);
    } catch (Throwable e) {
      pp.unlockAfterFault();
      throw e;
    }
    pp.unlock();
  }

  private static void runDue(Processor pp, boolean own, long now, CheckedTimers result) {
    result.set(now, 0, false);
    if (!pp.isEmpty()) {
      TimerProtocol.adjusttimers(pp, now);
    }
    while (!pp.isEmpty()) {
      long next = TimerProtocol.runtimer(pp, now);
      if (next != 0) {
        result.pollUntil = Math.max(next, 0);
        break;
      }
      result.ran = true;
    }
    if (own && worthClearing(pp.deletedTimers(), pp.size())) {
      TimerProtocol.clearDeletedTimers(pp);
    }
    if (MODIFIED_FIRST) {
      // The root's deadline is not enough: a modified timer further down may be due before it.
      result.pollUntil = earlier(result.pollUntil, pp.timerModifiedEarliest());
    }
  }

  private static boolean worthClearing(int deleted, int timers) {
    return deleted > timers / 4;
  }

  /**
   * The time at which a thread has to run the timers of a processor, in nanoseconds.
   *
   * @return a time no later than any deadline on this processor; 0 if it has none
   */
  public static long nobarrierWakeTime(Processor pp) {
    if (COUNTS_MODIFIED) {
      return pp.adjustTimers() > 0 ? pp.host().nanotime() : pp.timer0When();
    }
    if (MODIFIED_FIRST) {
      long modified = pp.timerModifiedEarliest();
      return earlier(pp.timer0When(), modified);
    }
    long root = pp.timer0When();
    return earlier(root, pp.timerModifiedEarliest());
  }

  /**
   * When the next timer of any processor is due.
   *
   * @param allp the processors
   * @return a deadline, or {@link RuntimeTimer#MAX_WHEN} if there is none
   */
  public static long timeSleepUntil(List<Processor> allp) {
    long until = checkTimersNoP(allp, 0);
    return until == 0 ? RuntimeTimer.MAX_WHEN : until;
  }

  /**
   * Looks at all timers once more before a thread without a processor goes to sleep.
   *
   * @param allp the processors
   * @param pollUntil when the thread would wake up, or 0 for not at all
   * @return the earlier of {@code pollUntil} and all deadlines
   */
  public static long checkTimersNoP(List<Processor> allp, long pollUntil) {
    long until = pollUntil;
    for (int i = 0; i < allp.size(); i++) {
      until = earlier(until, nobarrierWakeTime(allp.get(i)));
    }
    return until;
  }
}

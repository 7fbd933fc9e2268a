package dev.timerproof.runtime.core;

import java.util.List;

/**
 * What timers and processors hold, for a comparison with another implementation. Nothing is locked:
 * the answers mean something while no other thread is at work. Times are in nanoseconds.
 */
public final class CoreState {
  private CoreState() {}

  /** The deadline that the heap goes by. */
  public static long when(RuntimeTimer t) {
    return t.when;
  }

  /** The deadline to come, while the status says that the timer was modified. */
  public static long nextwhen(RuntimeTimer t) {
    return t.nextwhen;
  }

  /** The bound on the deadlines that the heap goes by; 0 for an empty heap. */
  public static long timer0When(Processor pp) {
    return pp.timer0When();
  }

  /** The bound on the deadlines of ModifiedEarlier timers; 0 for none. */
  public static long timerModifiedEarliest(Processor pp) {
    return pp.timerModifiedEarliest();
  }

  /** The count of ModifiedEarlier timers, in editions that count them. */
  public static int adjustTimers(Processor pp) {
    return pp.adjustTimers();
  }

  /** The timers of the heap in the order of its slots. */
  public static List<RuntimeTimer> heap(Processor pp) {
    return pp.heap().list();
  }

  /** Whether some thread holds the processor's lock. */
  public static boolean isLocked(Processor pp) {
    return pp.isLocked();
  }
}

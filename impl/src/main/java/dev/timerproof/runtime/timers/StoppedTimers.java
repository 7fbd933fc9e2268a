package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.TimerProtocol;

/**
 * Bounds the memory that stopped timers take up in the heaps. In Go, only threads that run timers
 * remove stopped ones, each from its own processor. Here the threads that arm and stop timers
 * seldom run any, and all threads that do may sleep. So a thread that arms or stops a timer removes
 * the stopped ones once they are more than half of a heap: the walk over the heap then looks at two
 * timers for each one that it removes.
 */
final class StoppedTimers {
  private static final int FEW_WHEN_ARMED = 64;
  private static final int FEW_WHEN_STOPPED = 1024;

  private StoppedTimers() {}

  /**
   * Called after a timer was armed: removes the stopped timers if they are more than half of all.
   */
  static void afterArm(Processor pp) {
    clearAbove(FEW_WHEN_ARMED, pp);
  }

  /**
   * Called after a timer was stopped: removes the stopped timers if they are more than half of all.
   */
  static void afterStop(Processor pp) {
    clearAbove(FEW_WHEN_STOPPED, pp);
  }

  private static void clearAbove(int few, Processor pp) {
    int stopped = pp.deletedTimers();
    if (stopped > few && areMost(stopped, pp)) {
      clear(pp);
    }
  }

  private static boolean areMost(int stopped, Processor pp) {
    return stopped > pp.numTimers() / 2;
  }

  private static void clear(Processor pp) {
    pp.lock();
    try {
      // Another thread may have removed them while this one waited for the lock.
      if (areMost(pp.deletedTimers(), pp)) {
        TimerProtocol.clearDeletedTimers(pp);
      }
    } finally {
      pp.unlock();
    }
  }
}

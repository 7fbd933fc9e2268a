package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.TimerProtocol;

/**
 * Bounds the memory that stopped timers take up in the heaps. In Go, only threads that run timers
 * remove stopped ones, each from its own processor. Here the threads that arm and stop timers
 * seldom run any, and all threads that do may sleep. So a thread that arms or stops a timer removes
 * the stopped ones once they are many; the cost for each of them is small.
 */
final class StoppedTimers {
  private static final int FEW_WHEN_ARMED = 64;
  private static final int FEW_WHEN_STOPPED = 1024;

  private StoppedTimers() {}

  /**
   * Called after a timer was armed: removes the stopped timers if they are more than a quarter of
   * all.
   */
  static void afterArm(Processor pp) {
    int stopped = pp.deletedTimers();
    if (stopped > FEW_WHEN_ARMED && stopped > pp.numTimers() / 4) {
      clear(pp);
    }
  }

  /**
   * Called after a timer was stopped: removes the stopped timers if they are more than half of all.
   */
  static void afterStop(Processor pp) {
    int stopped = pp.deletedTimers();
    if (stopped > FEW_WHEN_STOPPED && stopped > pp.numTimers() / 2) {
      clear(pp);
    }
  }

  private static void clear(Processor pp) {
    pp.lock();
    try {
      if (pp.deletedTimers() > pp.numTimers() / 4) {
        TimerProtocol.clearDeletedTimers(pp);
      }
    } finally {
      pp.unlock();
    }
  }
}

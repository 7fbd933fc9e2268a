package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.TimerProtocol;

/**
 * Bounds the room that stopped timers take up in the heaps. A thread that runs timers clears those
 * of its own processor; but here the threads that arm and stop timers seldom run any, and all
 * threads that do may sleep. So whoever arms or stops a timer clears them once they are many, which
 * costs little for each one that was stopped.
 */
final class StoppedTimers {
  private static final int FEW_WHEN_ARMED = 64;
  private static final int FEW_WHEN_STOPPED = 1024;

  private StoppedTimers() {}

  /** A timer was armed on a processor: more than a quarter of stopped timers is too many. */
  static void afterArm(Processor pp) {
    int stopped = pp.deletedTimers();
    if (stopped > FEW_WHEN_ARMED && stopped > pp.numTimers() / 4) {
      clear(pp);
    }
  }

  /** A timer was stopped: more than half of stopped timers is too many. */
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

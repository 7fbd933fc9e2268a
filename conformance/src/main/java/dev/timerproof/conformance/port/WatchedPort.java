package dev.timerproof.conformance.port;

import java.util.Set;

/**
 * A port that reports which rows of the table it takes, and that can be told what to do where the
 * table leaves a choice.
 */
public interface WatchedPort extends Port {
  /** The rows that were taken since the last call of this method, in order. */
  Set<String> rowsTaken();

  /**
   * Chooses what the table leaves open.
   *
   * @param putBackwards whether timers that adjusttimers holds go back into the heap in the order
   *     opposite to that in which it took them out
   * @param cleaningRounds after how many rounds cleantimers is preempted
   */
  void choose(boolean putBackwards, int cleaningRounds);
}

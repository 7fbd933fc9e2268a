package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Moved timers of a large heap are put in place by a walk that looks at each slot once. */
class MovedTimersTest {
  private static final int MANY = 10_000;
  private static final long NOW = 1_000;

  /** A heap that counts how often a slot is looked at. */
  private static final class Counting extends TimerHeap {
    long looks;

    Counting() {
      super(ARITY_SHIFT);
    }

    @Override
    RuntimeTimer at(int i) {
      looks++;
      return super.at(i);
    }
  }

  private final FakeHost host = new FakeHost();
  private final Counting heap = new Counting();
  private final Processor pp = new Processor(0, host, heap);
  private final List<Long> fired = new ArrayList<>();
  private final Random random = new Random(7);

  /**
   * Arms timers that are due at random times after {@link #NOW}, and moves each tenth to one before
   * it; returns how many were moved.
   */
  private int fill(int timers) {
    List<RuntimeTimer> all = new ArrayList<>();
    for (int k = 0; k < timers; k++) {
      all.add(host.add(pp, NOW + 1 + random.nextInt(1_000_000), 0, () -> fired.add(NOW)));
    }
    for (int k = 0; k < timers; k += 10) {
      assertTrue(host.reset(pp, all.get(k), 2 + random.nextInt((int) NOW - 1)));
    }
    heap.looks = 0;
    return (timers + 9) / 10;
  }

  @Test
  void place_ofMovedTimersThatMayBeDue_looksAtEachSlotAFewTimes() {
    int moved = fill(MANY);
    assertEquals(NOW, MovedTimers.place(pp, NOW));
    assertTrue(heap.looks < 4L * MANY, () -> "looks: " + heap.looks);
    assertEquals(0, pp.timerModifiedEarliest());
    assertEquals(MANY, pp.numTimers());
    assertNull(HeapChecks.fault(pp));
    TimerReaders.checkTimers(pp, true, NOW, new CheckedTimers());
    assertEquals(moved, fired.size());
  }

  /** What the walk is there for: if this ceases to be so, it can go. */
  @Test
  void adjusttimers_alone_looksAtTheSlotsManyTimes() {
    fill(MANY);
    pp.lock();
    TimerProtocol.adjusttimers(pp, NOW);
    pp.unlock();
    assertTrue(heap.looks > 20L * MANY, () -> "looks: " + heap.looks);
  }

  @Test
  void place_beforeAMovedTimerIsDue_looksAtNone() {
    fill(MANY);
    long bound = pp.timerModifiedEarliest();
    heap.looks = 0;
    assertEquals(bound - 1, MovedTimers.place(pp, bound - 1));
    assertEquals(0, heap.looks);
    assertEquals(bound, pp.timerModifiedEarliest());
  }

  @Test
  void place_inASmallHeap_leavesItToAdjusttimers() {
    int moved = fill(30);
    MovedTimers.place(pp, NOW);
    assertEquals(0, heap.looks);
    TimerReaders.checkTimers(pp, true, NOW, new CheckedTimers());
    assertEquals(moved, fired.size());
  }

  @Test
  void place_withoutMovedTimers_doesNotReadTheClock() {
    for (int k = 0; k < MANY; k++) {
      host.add(pp, NOW + k, 0, () -> {});
    }
    int reads = host.clockReads;
    assertEquals(0, MovedTimers.place(pp, 0));
    assertEquals(reads, host.clockReads);
  }

  @Test
  void place_withoutATime_asksTheHost() {
    fill(MANY);
    host.now = NOW;
    assertEquals(NOW, MovedTimers.place(pp, 0));
    assertEquals(0, pp.timerModifiedEarliest());
  }
}

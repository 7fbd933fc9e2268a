package dev.timerproof.conformance.trace.rules;

import org.jspecify.annotations.Nullable;

/** The live timers by number: a hash table whose lookups allocate nothing. */
public final class TimerIndex {
  private static final int FIRST_CAPACITY = 1 << 10;

  private @Nullable TimerState[] slots = new @Nullable TimerState[FIRST_CAPACITY];
  private int size;

  public int size() {
    return size;
  }

  /** The state of a timer; null when it is not live. */
  public @Nullable TimerState find(long timer) {
    return slots[slotOf(slots, timer)];
  }

  /** Adds a timer that is not in the index. */
  public void add(TimerState state) {
    if (2 * (size + 1) > slots.length) {
      grow();
    }
    slots[slotOf(slots, state.timer)] = state;
    size++;
  }

  /**
   * Removes a timer that is in the index, and closes the gap so that later lookups do not end
   * there.
   */
  public void remove(long timer) {
    int hole = slotOf(slots, timer);
    slots[hole] = null;
    size--;
    int mask = slots.length - 1;
    for (int i = (hole + 1) & mask; slots[i] != null; i = (i + 1) & mask) {
      TimerState moved = slots[i];
      slots[i] = null;
      slots[slotOf(slots, moved.timer)] = moved;
    }
  }

  private void grow() {
    @Nullable TimerState[] larger = new @Nullable TimerState[slots.length * 2];
    for (TimerState state : slots) {
      if (state != null) {
        larger[slotOf(larger, state.timer)] = state;
      }
    }
    slots = larger;
  }

  /** The slot that holds the timer, or the empty one where it belongs. */
  private static int slotOf(@Nullable TimerState[] slots, long timer) {
    int mask = slots.length - 1;
    long mixed = timer * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & mask;
    while (true) {
      TimerState state = slots[slot];
      if (state == null || state.timer == timer) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }
}

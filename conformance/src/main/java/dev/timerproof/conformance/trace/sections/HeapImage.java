package dev.timerproof.conformance.trace.sections;

import java.util.TreeMap;

/**
 * The timers of one P as a trace shows them: their number, the number of zombies, and the deadlines
 * of the slots.
 */
final class HeapImage {
  private int length;
  private int zombies;
  private final TreeMap<Long, Integer> slots = new TreeMap<>();

  void add(TimerImage timer) {
    length++;
    zombies += timer.is(TimerImage.ZOMBIE) ? 1 : 0;
    slots.merge(timer.slot, 1, Integer::sum);
  }

  void remove(TimerImage timer) {
    length--;
    zombies -= timer.is(TimerImage.ZOMBIE) ? 1 : 0;
    slots.computeIfPresent(timer.slot, (slot, count) -> count == 1 ? null : count - 1);
  }

  int length() {
    return length;
  }

  int zombies() {
    return zombies;
  }

  /** The least deadline of a slot; 0 for an empty heap. */
  long first() {
    return slots.isEmpty() ? 0 : slots.firstKey();
  }
}

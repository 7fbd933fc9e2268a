package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceField;
import java.util.Arrays;

/** How many timers are on each P, and how many of those are deleted. */
public final class HeapCounts {
  private final StatusRoles roles;
  private int[] timers = new int[16];
  private int[] deleted = new int[16];
  private int timersOfUnknownP;
  private int deletedOfUnknownP;
  private int owned;

  public HeapCounts(StatusRoles roles) {
    this.roles = roles;
  }

  /** Removes a timer from the counts, before it changes. */
  void remove(TimerState timer) {
    add(timer, -1);
  }

  /** Adds a timer to the counts, after it has changed. */
  void add(TimerState timer) {
    add(timer, 1);
  }

  private void add(TimerState timer, int one) {
    int ofDeleted = roles.isDeleted(timer.status) ? one : 0;
    if (!timer.knows(TraceField.HOME)) {
      timersOfUnknownP += one;
      deletedOfUnknownP += ofDeleted;
    } else if (timer.value(TraceField.HOME) != TimerState.NO_P) {
      int p = (int) timer.value(TraceField.HOME);
      ensure(p);
      timers[p] += one;
      deleted[p] += ofDeleted;
    }
    owned += roles.isOwned(timer.status) ? one : 0;
  }

  /** How many timers are owned by an operation. */
  int owned() {
    return owned;
  }

  /** The least number of timers that are in the heap of a P. */
  int timers(int p) {
    return p < timers.length ? timers[p] : 0;
  }

  /** The least number of deleted timers that are in the heap of a P. */
  int deleted(int p) {
    return p < deleted.length ? deleted[p] : 0;
  }

  /** How many further timers are in a heap whose P is not known. */
  int timersOfUnknownP() {
    return timersOfUnknownP;
  }

  /** How many further deleted timers are in a heap whose P is not known. */
  int deletedOfUnknownP() {
    return deletedOfUnknownP;
  }

  private void ensure(int p) {
    if (p >= timers.length) {
      timers = Arrays.copyOf(timers, Math.max(p + 1, 2 * timers.length));
      deleted = Arrays.copyOf(deleted, timers.length);
    }
  }
}

package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceField;
import java.util.Arrays;

/** How many timers name each P, and how many of those are deleted. */
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

  /** Takes a timer out of the counts, before it changes. */
  void remove(TimerState timer) {
    add(timer, -1);
  }

  /** Counts a timer as it is now. */
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

  /** At least so many timers are in the heap of a P. */
  int timers(int p) {
    return p < timers.length ? timers[p] : 0;
  }

  /** At least so many deleted timers are in the heap of a P. */
  int deleted(int p) {
    return p < deleted.length ? deleted[p] : 0;
  }

  /** So many timers more may be in the heap of any P. */
  int timersOfUnknownP() {
    return timersOfUnknownP;
  }

  /** So many deleted timers more may be in the heap of any P. */
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

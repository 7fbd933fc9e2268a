package dev.timerproof.conformance.history.check;

import java.util.Arrays;

/** How late the timers of a history fired, and what is overdue at its end. Not thread-safe. */
public final class Figures {
  private long[] late = new long[64];
  private int fires;
  private long armed;
  private long overdue;
  private long most;

  void late(long nanos) {
    if (fires == late.length) {
      late = Arrays.copyOf(late, fires * 2);
    }
    late[fires++] = Math.max(0, nanos);
  }

  void pending(TimerState state, long end) {
    boolean owes = !state.owed().isEmpty();
    if (!state.armed() && !owes) {
      return;
    }
    armed++;
    long due = owes ? state.owed().get(0).latest() : state.latest();
    if (due < end) {
      overdue++;
      most = Math.max(most, end - due);
    }
  }

  /** Sorts what was measured; to be called once, before the others. */
  public void finish() {
    late = Arrays.copyOf(late, fires);
    Arrays.sort(late);
  }

  /** How many firings were measured. */
  public int fires() {
    return fires;
  }

  /**
   * The lateness in ns that so much of the firings do not exceed; 0 if there are none. A delay
   * counts from the begin of the call, so it is at most this.
   *
   * @param part from 0 to 1
   */
  public long lateness(double part) {
    return fires == 0 ? 0 : late[(int) Math.min(fires - 1L, (long) (part * fires))];
  }

  /** How many timers with a function were armed at the end. */
  public long armed() {
    return armed;
  }

  /** How many of them were overdue. */
  public long overdue() {
    return overdue;
  }

  /** By how much the most overdue of them was, in ns. */
  public long mostOverdue() {
    return most;
  }
}

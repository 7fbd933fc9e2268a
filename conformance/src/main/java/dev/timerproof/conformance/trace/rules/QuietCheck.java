package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceWords;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a P's counters, heap and bounds while no operation is under way. */
public final class QuietCheck {
  private static final int ARITY = 4;
  private static final String EARLIER = "ModifiedEarlier";

  private final HeapCounts counts;
  private final TimerIndex timers;
  private final int earlier;
  private final boolean bounded;

  /**
   * A check against the timers as the changes have left them.
   *
   * @param timers the live timers
   * @param index says whether the table has a bound on the deadlines of modified timers
   */
  public QuietCheck(HeapCounts counts, TimerIndex timers, TransitionIndex index) {
    this.counts = counts;
    this.timers = timers;
    TraceWords words = index.words();
    this.earlier = words.status(EARLIER);
    this.bounded =
        index.rows().stream()
            .anyMatch(row -> row.to() == earlier && row.row().steps().contains("bound"));
  }

  /** Compares a quiet line with the timers. */
  public @Nullable Finding check(TraceEvent quiet) {
    int p = (int) quiet.get(TraceField.RUNNER);
    if (counts.owned() > 0) {
      return finding(p, counts.owned() + " timers are owned, so the trace is not quiet");
    }
    int named = counts.timers(p);
    long num = quiet.get(TraceField.NUM);
    if (num < named || num > named + counts.timersOfUnknownP()) {
      return finding(p, "num is " + num + ", but " + named + " timers name it");
    }
    int deleted = counts.deleted(p);
    long del = quiet.get(TraceField.DELETED);
    if (del < deleted || del > deleted + counts.deletedOfUnknownP()) {
      return finding(p, "del is " + del + ", but " + deleted + " of its timers are deleted");
    }
    long[] slots = quiet.heap();
    return slots == null ? null : heap(p, quiet, slots);
  }

  private @Nullable Finding heap(int p, TraceEvent quiet, long[] slots) {
    if (slots.length != quiet.get(TraceField.NUM)) {
      return heap(p, "num is " + quiet.get(TraceField.NUM) + ", but the heap has " + slots.length);
    }
    Set<Long> seen = new HashSet<>();
    long earliest = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      TimerState timer = timers.find(slots[slot]);
      if (!seen.add(slots[slot])) {
        return heap(p, "timer " + slots[slot] + " is in two slots");
      }
      if (timer == null) {
        return heap(p, "timer " + slots[slot] + " in slot " + slot + " is not live");
      }
      if (timer.knows(TraceField.HOME) && timer.value(TraceField.HOME) != p) {
        return heap(p, "timer " + slots[slot] + " in slot " + slot + " names another P or none");
      }
      Finding order = slot == 0 ? null : order(p, slots, slot, timer);
      if (order != null) {
        return order;
      }
      if (timer.status == earlier && timer.knows(TraceField.NEXT_WHEN)) {
        long next = timer.value(TraceField.NEXT_WHEN);
        earliest = earliest == 0 ? next : Math.min(earliest, next);
      }
    }
    return bounds(p, quiet, slots.length == 0 ? null : timers.find(slots[0]), earliest);
  }

  private @Nullable Finding order(int p, long[] slots, int slot, TimerState timer) {
    int above = (slot - 1) / ARITY;
    TimerState parent = timers.find(slots[above]);
    boolean known = parent != null && parent.knows(TraceField.WHEN) && timer.knows(TraceField.WHEN);
    return parent == null || !known || parent.value(TraceField.WHEN) <= timer.value(TraceField.WHEN)
        ? null
        : heap(
            p,
            "timer "
                + timer.timer
                + " in slot "
                + slot
                + " is due at "
                + timer.value(TraceField.WHEN)
                + ", before its parent "
                + parent.timer
                + " in slot "
                + above
                + " at "
                + parent.value(TraceField.WHEN));
  }

  private @Nullable Finding bounds(
      int p, TraceEvent quiet, @Nullable TimerState root, long earliest) {
    boolean rootKnown = root == null || root.knows(TraceField.WHEN);
    long first = root == null || !rootKnown ? 0 : root.value(TraceField.WHEN);
    if (quiet.has(TraceField.T0) && rootKnown && quiet.get(TraceField.T0) != first) {
      return bound(
          p, "t0 is " + quiet.get(TraceField.T0) + ", but slot 0 of the heap is due at " + first);
    }
    long bound = quiet.get(TraceField.BOUND);
    boolean told = bounded && quiet.has(TraceField.BOUND) && earliest != 0;
    return told && (bound == 0 || bound > earliest)
        ? bound(p, "bound is " + bound + ", but a timer was reset to the earlier " + earliest)
        : null;
  }

  private static Finding finding(int p, String why) {
    return Finding.noMove(RejectionKind.WRONG_COUNT, "P " + p + ": " + why);
  }

  private static Finding heap(int p, String why) {
    return Finding.noMove(RejectionKind.WRONG_HEAP, "P " + p + ": " + why);
  }

  private static Finding bound(int p, String why) {
    return Finding.noMove(RejectionKind.WRONG_BOUND, "P " + p + ": " + why);
  }
}

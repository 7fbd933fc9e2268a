package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import org.jspecify.annotations.Nullable;

/** Checks that a P's counters are exact while no operation is under way. */
public final class QuietCheck {
  private final HeapCounts counts;

  public QuietCheck(HeapCounts counts) {
    this.counts = counts;
  }

  /** Compares a quiet line with the timers. */
  public @Nullable Finding check(TraceEvent quiet) {
    int p = (int) quiet.get(TraceField.RUNNER);
    if (counts.owned() > 0) {
      return finding(p, counts.owned() + " timers are owned, so the trace is not quiet");
    }
    int timers = counts.timers(p);
    long num = quiet.get(TraceField.NUM);
    if (num < timers || num > timers + counts.timersOfUnknownP()) {
      return finding(p, "num is " + num + ", but " + timers + " timers name it");
    }
    int deleted = counts.deleted(p);
    long del = quiet.get(TraceField.DELETED);
    if (del < deleted || del > deleted + counts.deletedOfUnknownP()) {
      return finding(p, "del is " + del + ", but " + deleted + " of its timers are deleted");
    }
    return null;
  }

  private static Finding finding(int p, String why) {
    return Finding.noMove(RejectionKind.WRONG_COUNT, "P " + p + ": " + why);
  }
}

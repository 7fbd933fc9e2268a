package dev.timerproof.conformance.trace.rules;

import java.util.BitSet;
import java.util.List;

/** The role of each status in the table. Immutable. */
public final class StatusRoles {
  private final BitSet owned = new BitSet();
  private final BitSet idle = new BitSet();
  private final BitSet deleted = new BitSet();

  public StatusRoles(List<CodedRow> rows, int initialStatus) {
    for (CodedRow row : rows) {
      if (row.row().changesStatus() && row.row().commits() && row.via() != row.from()) {
        owned.set(row.via());
      }
      if (row.countsDeleted()) {
        deleted.set(row.to());
      }
    }
    idle.set(initialStatus);
    for (CodedRow row : rows) {
      boolean leavesHeap = row.row().changesStatus() && row.all().home() == Effect.NO_P;
      if (leavesHeap && !owned.get(row.to())) {
        idle.set(row.to());
      }
    }
  }

  /** Whether an operation owns the timer: it has begun a row and not committed it. */
  public boolean isOwned(int status) {
    return owned.get(status);
  }

  /** Whether the timer is in no heap, so that its user may write its fields. */
  public boolean isIdle(int status) {
    return idle.get(status);
  }

  /** Whether the timer's P counts it among its deleted timers. */
  boolean isDeleted(int status) {
    return deleted.get(status);
  }
}

package dev.timerproof.conformance.trace;

import org.jspecify.annotations.Nullable;

/**
 * Holds events of timers that came before their turn, for a bounded number of events. The memory is
 * bounded by the window, whatever the trace.
 */
final class ReorderWindow {
  private final int size;
  private @Nullable HeldEvent oldest;
  private @Nullable HeldEvent newest;
  private @Nullable HeldEvent free;
  private int held;

  /** A window that holds a change back while at most {@code size} further events come. */
  ReorderWindow(int size) {
    this.size = size;
  }

  /**
   * Holds an event back.
   *
   * @return false when a change with the same version is held already
   */
  boolean hold(TimerState timer, TraceEvent event, long arrival) {
    HeldEvent before = null;
    HeldEvent after = timer.held;
    while (after != null && order(after.event) < order(event)) {
      before = after;
      after = after.nextVersion;
    }
    boolean repeated = after != null && order(after.event) == order(event);
    if (repeated && event.kind() != EventKind.FIRE) {
      return false;
    }
    HeldEvent entry = take();
    entry.event.copyFrom(event);
    entry.arrival = arrival;
    entry.nextVersion = after;
    if (before == null) {
      timer.held = entry;
    } else {
      before.nextVersion = entry;
    }
    append(entry);
    return true;
  }

  /** The held event whose turn has come, taken out of the window; null when there is none. */
  @Nullable HeldEvent next(TimerState timer) {
    HeldEvent first = timer.held;
    if (first == null || !isDue(timer, first.event)) {
      return null;
    }
    timer.held = first.nextVersion;
    unlink(first);
    return first;
  }

  /** Whether all changes that come before an event are there. */
  static boolean isDue(TimerState timer, TraceEvent event) {
    return order(event) <= 2 * timer.version + 2;
  }

  /**
   * Events of one timer by version; a call of its function comes after the change that fired it.
   */
  private static long order(TraceEvent event) {
    return 2 * event.version() + (event.kind() == EventKind.FIRE ? 1 : 0);
  }

  /** Gives an entry back for use in later calls of {@link #hold}. */
  void release(HeldEvent entry) {
    entry.nextVersion = free;
    free = entry;
  }

  /** The oldest event that was held longer than the window allows; null when there is none. */
  @Nullable TraceEvent overdue(long arrived) {
    HeldEvent first = oldest;
    return first != null && arrived - first.arrival > size ? first.event : null;
  }

  /** The event that is held longest; null when none is. */
  @Nullable TraceEvent oldest() {
    HeldEvent first = oldest;
    return first == null ? null : first.event;
  }

  int held() {
    return held;
  }

  private HeldEvent take() {
    HeldEvent entry = free;
    if (entry == null) {
      return new HeldEvent();
    }
    free = entry.nextVersion;
    return entry;
  }

  private void append(HeldEvent entry) {
    entry.older = newest;
    entry.newer = null;
    if (newest == null) {
      oldest = entry;
    } else {
      newest.newer = entry;
    }
    newest = entry;
    held++;
  }

  private void unlink(HeldEvent entry) {
    if (entry.older == null) {
      oldest = entry.newer;
    } else {
      entry.older.newer = entry.newer;
    }
    if (entry.newer == null) {
      newest = entry.older;
    } else {
      entry.newer.older = entry.older;
    }
    held--;
  }
}

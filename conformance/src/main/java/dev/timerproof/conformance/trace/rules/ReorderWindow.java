package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds events that came before their turn, for a bounded number of further events. The memory is
 * bounded by the size of the window, and the time per event by its logarithm, for any trace.
 */
public final class ReorderWindow {
  private final int size;
  private @Nullable HeldEvent oldest;
  private @Nullable HeldEvent newest;

  /** A window that holds an event back while at most {@code size} further events come. */
  public ReorderWindow(int size) {
    this.size = size;
  }

  /**
   * Holds an event back.
   *
   * @return false when one of its kind with the same version is held already
   */
  public boolean hold(TimerState timer, TraceEvent event, long arrival) {
    TreeMap<Long, HeldEvent> held = timer.held;
    if (held == null) {
      held = new TreeMap<>();
      timer.held = held;
    }
    HeldEvent entry = new HeldEvent(event, arrival);
    if (held.putIfAbsent(order(event), entry) != null) {
      return false;
    }
    append(entry);
    return true;
  }

  /** The held event whose turn has come, taken out of the window; null when there is none. */
  public @Nullable TraceEvent next(TimerState timer) {
    TreeMap<Long, HeldEvent> held = timer.held;
    if (held == null) {
      return null;
    }
    HeldEvent first = held.firstEntry().getValue();
    if (!isDue(timer, first.event)) {
      return null;
    }
    held.pollFirstEntry();
    if (held.isEmpty()) {
      timer.held = null;
    }
    unlink(first);
    return first.event;
  }

  /** The event of a timer that is held and comes first; null when there is none. */
  public static @Nullable TraceEvent first(TimerState timer) {
    Map<Long, HeldEvent> held = timer.held;
    return held == null ? null : held.values().iterator().next().event;
  }

  /** Whether all changes that come before an event have arrived. */
  public static boolean isDue(TimerState timer, TraceEvent event) {
    return order(event) <= 2 * timer.version + 2;
  }

  /**
   * The order of a timer's events: by version; a call of its function, or a return, comes after the
   * change that it belongs to.
   */
  private static long order(TraceEvent event) {
    boolean follows = event.kind() == EventKind.FIRE || event.kind() == EventKind.RETURN;
    return 2 * event.version() + (follows ? 1 : 0);
  }

  /** The oldest event that was held longer than the window allows; null when there is none. */
  public @Nullable TraceEvent overdue(long arrived) {
    HeldEvent first = oldest;
    return first != null && arrived - first.arrival > size ? first.event : null;
  }

  /** The event that is held longest; null when none is. */
  public @Nullable TraceEvent oldest() {
    HeldEvent first = oldest;
    return first == null ? null : first.event;
  }

  private void append(HeldEvent entry) {
    entry.older = newest;
    if (newest == null) {
      oldest = entry;
    } else {
      newest.newer = entry;
    }
    newest = entry;
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
  }
}

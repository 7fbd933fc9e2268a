package dev.timerproof.conformance.trace.rules;

import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of the timers that were retired, kept as ranges. If a recorder numbers its timers
 * consecutively, there are at most as many ranges as live timers, plus one.
 */
public final class RetiredTimers {
  private final TreeMap<Long, Long> ends = new TreeMap<>();
  private long count;

  public long count() {
    return count;
  }

  /** How many ranges are kept. */
  int ranges() {
    return ends.size();
  }

  public boolean contains(long timer) {
    if (count == 0) {
      return false;
    }
    Map.Entry<Long, Long> range = ends.floorEntry(timer);
    return range != null && timer <= range.getValue();
  }

  /** Adds a timer that is not among them. */
  public void add(long timer) {
    count++;
    long first = timer;
    long last = timer;
    Map.Entry<Long, Long> below = ends.lowerEntry(timer);
    if (below != null && below.getValue() == timer - 1) {
      first = below.getKey();
    }
    Long above = timer == Long.MAX_VALUE ? null : ends.remove(timer + 1);
    if (above != null) {
      last = above;
    }
    ends.put(first, last);
  }
}

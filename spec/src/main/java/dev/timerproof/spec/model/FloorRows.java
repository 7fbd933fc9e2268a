package dev.timerproof.spec.model;

import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.TimerTable;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The rows that a floor is about.
 *
 * @param ids the ids of all of them
 * @param panics the ids of panic rows, which no case that holds may reach
 * @param racing a name for what the pairs consist of, for messages
 */
record FloorRows(Set<String> ids, Set<String> panics, String racing) {
  /** The rows of the status word, or those of the poller if the floor is about one case. */
  static FloorRows of(TimerTable table, boolean poller) {
    Set<String> ids = new LinkedHashSet<>();
    Set<String> panics = new LinkedHashSet<>();
    if (poller) {
      table.poller().rows().forEach(row -> ids.add(row.id()));
    } else {
      table.rows().forEach(row -> ids.add(row.id()));
    }
    table.rows().stream().filter(row -> row.panics()).forEach(row -> panics.add(row.id()));
    return new FloorRows(ids, panics, "statuses");
  }

  /** The rows of the timers with a mutex. */
  static FloorRows of(MutexTable table) {
    Set<String> ids = new LinkedHashSet<>();
    Set<String> panics = new LinkedHashSet<>();
    for (MutexRow row : table.rows()) {
      ids.add(row.id());
      if (row.next().equals("panic")) {
        panics.add(row.id());
      }
    }
    return new FloorRows(ids, panics, "operations");
  }
}

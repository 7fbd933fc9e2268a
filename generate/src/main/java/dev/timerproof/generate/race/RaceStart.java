package dev.timerproof.generate.race;

import dev.timerproof.evidence.derived.UnderivableException;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * A stable status and the shortest calls, one after the other, that bring a new timer there.
 *
 * @param status the status
 * @param calls the calls, in order
 */
record RaceStart(String status, List<RaceCall> calls) {
  /** Calls that lead to statuses; each leaves a timer that is due, if it is armed. */
  private static final List<RaceCall> LEADING =
      List.of(
          RaceCall.START,
          RaceCall.STOP,
          RaceCall.RESET_EARLIER,
          RaceCall.RESET_LATER,
          RaceCall.CLEAN);

  RaceStart {
    calls = List.copyOf(calls);
  }

  /** Every stable status of a table, in its order. Owned statuses are not stable. */
  static List<RaceStart> all(TimerTable table) {
    String first = table.vocabulary().initialStatus();
    Map<String, RaceStart> known = new LinkedHashMap<>();
    known.put(first, new RaceStart(first, List.of()));
    Queue<RaceStart> open = new ArrayDeque<>(known.values());
    while (!open.isEmpty()) {
      RaceStart from = open.remove();
      for (RaceCall call : LEADING) {
        for (Row row : table.rowsOf(call.operation())) {
          if (row.from().equals(from.status) && leads(row, call) && !known.containsKey(row.to())) {
            RaceStart next = from.then(call, row.to());
            known.put(row.to(), next);
            open.add(next);
          }
        }
      }
    }
    Set<String> stable = stable(table);
    if (!known.keySet().equals(stable)) {
      throw new UnderivableException(
          "between calls a timer can be "
              + stable
              + ", but single calls lead to "
              + known.keySet());
    }
    return table.vocabulary().statuses().stream().filter(stable::contains).map(known::get).toList();
  }

  private static Set<String> stable(TimerTable table) {
    Set<String> stable = new LinkedHashSet<>(table.vocabulary().statuses());
    for (Row row : table.rows()) {
      if (row.changesStatus() && row.commits() && !row.via().equals(row.from())) {
        stable.remove(row.via());
      }
    }
    return stable;
  }

  private static boolean leads(Row row, RaceCall call) {
    boolean thisCase =
        switch (row.owned()) {
          case EARLIER -> call == RaceCall.RESET_EARLIER;
          case NOT_EARLIER -> call == RaceCall.RESET_LATER;
          case ANY, ONESHOT, PERIODIC -> true;
        };
    return thisCase && row.changesStatus() && row.commits();
  }

  /** The deadline that the timer then has, 0 if it is not armed. */
  int due() {
    List<RaceCall> seen = calls.stream().filter(RaceCall::isAbstractCall).toList();
    return seen.isEmpty() ? 0 : seen.get(seen.size() - 1).when();
  }

  private RaceStart then(RaceCall call, String to) {
    List<RaceCall> more = new ArrayList<>(calls);
    more.add(call);
    return new RaceStart(to, more);
  }
}

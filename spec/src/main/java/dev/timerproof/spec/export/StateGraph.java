package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the status word changes: one edge for each pair of statuses that some row writes one after
 * the other, with the operations of those rows. Rows that leave the status alone make no edge.
 */
final class StateGraph {
  private final TimerTable table;
  private final Map<List<String>, Set<String>> operations = new LinkedHashMap<>();
  private final Set<String> intermediate = new LinkedHashSet<>();

  /**
   * One change of the word.
   *
   * @param operations in the table's order
   */
  record Edge(String from, String to, List<String> operations) {
    String label() {
      return String.join(", ", operations);
    }
  }

  StateGraph(TimerTable table) {
    this.table = table;
    for (Row row : table.rows()) {
      if (!row.changesStatus()) {
        continue;
      }
      if (row.hasCas()) {
        edge(row.from(), row.via(), row.op());
      }
      if (row.commits()) {
        edge(row.via(), row.to(), row.op());
      }
      if (row.hasCas() && row.commits()) {
        intermediate.add(row.via());
      }
    }
  }

  private void edge(String from, String to, String op) {
    operations.computeIfAbsent(List.of(from, to), pair -> new LinkedHashSet<>()).add(op);
  }

  List<String> statuses() {
    return table.vocabulary().statuses();
  }

  String initial() {
    return table.vocabulary().initialStatus();
  }

  /** Whether the status is held only between the two halves of a row. */
  boolean isIntermediate(String status) {
    return intermediate.contains(status);
  }

  /** In the order of the statuses, first by where they start. */
  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (String from : statuses()) {
      for (String to : statuses()) {
        Set<String> names = operations.get(List.of(from, to));
        if (names != null) {
          edges.add(new Edge(from, to, List.copyOf(names)));
        }
      }
    }
    return edges;
  }
}

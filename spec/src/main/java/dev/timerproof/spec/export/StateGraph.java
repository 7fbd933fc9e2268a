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
 * The graph of the status word's changes: an edge for each pair of statuses that some row sets one
 * after the other, with the operations of those rows. Rows that leave the status as it is have no
 * edge.
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
      changes(row).forEach(pair -> edge(pair, row.op()));
      if (row.changesStatus() && row.hasCas() && row.commits()) {
        intermediate.add(row.via());
      }
    }
  }

  private void edge(List<String> pair, String op) {
    operations.computeIfAbsent(pair, p -> new LinkedHashSet<>()).add(op);
  }

  /** The pairs of statuses that a row writes one after the other, in their order. */
  static List<List<String>> changes(Row row) {
    List<List<String>> changes = new ArrayList<>();
    if (row.changesStatus() && row.hasCas()) {
      changes.add(List.of(row.from(), row.via()));
    }
    if (row.changesStatus() && row.commits()) {
      changes.add(List.of(row.via(), row.to()));
    }
    return changes;
  }

  List<String> statuses() {
    return table.vocabulary().statuses();
  }

  String initial() {
    return table.vocabulary().initialStatus();
  }

  /** Whether a timer has the status only between the two CASes of a row. */
  boolean isIntermediate(String status) {
    return intermediate.contains(status);
  }

  /** All edges, ordered by their first status and then by their second. */
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

package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TableRow;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of the status word with the rows that make them, for pages that link a change to its
 * rows.
 *
 * @param statuses in the table's order
 * @param edges by the order of the rows
 * @param still the rows that leave the word alone, and those of the poller
 */
public record StatusDiagram(List<String> statuses, List<Edge> edges, List<String> still) {
  public StatusDiagram {
    statuses = List.copyOf(statuses);
    edges = List.copyOf(edges);
    still = List.copyOf(still);
  }

  /**
   * One change of the word.
   *
   * @param rows their ids, in the table's order
   */
  public record Edge(String from, String to, List<String> rows) {
    public Edge {
      rows = List.copyOf(rows);
    }
  }

  /** The diagram of a table. */
  public static StatusDiagram of(TimerTable table) {
    Map<List<String>, List<String>> rows = new LinkedHashMap<>();
    List<String> still = new ArrayList<>();
    for (Row row : table.rows()) {
      List<List<String>> changes = StateGraph.changes(row);
      changes.forEach(c -> rows.computeIfAbsent(c, pair -> new ArrayList<>()).add(row.id()));
      if (changes.isEmpty()) {
        still.add(row.id());
      }
    }
    table.poller().rows().stream().map(TableRow::id).forEach(still::add);
    List<Edge> edges = new ArrayList<>();
    rows.forEach((pair, ids) -> edges.add(new Edge(pair.get(0), pair.get(1), ids)));
    return new StatusDiagram(table.vocabulary().statuses(), edges, still);
  }
}

package dev.timerproof.spec.export;

import dev.timerproof.spec.table.TimerTable;

/**
 * A Graphviz digraph of the statuses. Intermediate statuses are dashed; edges are labelled with the
 * operations that make the change.
 */
public final class DotExport implements TableExport {
  @Override
  public String render(TimerTable table) {
    var graph = new StateGraph(table);
    var dot = new StringBuilder();
    dot.append("digraph \"").append(table.edition()).append("\" {\n");
    dot.append("  rankdir=LR;\n");
    dot.append("  node [shape=box, style=rounded];\n");
    for (String status : graph.statuses()) {
      dot.append("  ").append(status);
      if (graph.isIntermediate(status)) {
        dot.append(" [style=\"rounded,dashed\"]");
      } else if (status.equals(graph.initial())) {
        dot.append(" [style=\"rounded,bold\"]");
      }
      dot.append(";\n");
    }
    for (StateGraph.Edge edge : graph.edges()) {
      dot.append("  ").append(edge.from()).append(" -> ").append(edge.to());
      dot.append(" [label=\"").append(String.join("\\n", edge.operations())).append("\"];\n");
    }
    return dot.append("}\n").toString();
  }
}

package dev.timerproof.spec.export;

import dev.timerproof.spec.table.TimerTable;

/**
 * A Mermaid state diagram of the statuses. Intermediate statuses are dashed; edges are labelled
 * with the operations that make the change.
 */
public final class MermaidExport implements TableExport {
  @Override
  public String render(TimerTable table) {
    var graph = new StateGraph(table);
    var diagram = new StringBuilder("stateDiagram-v2\n");
    diagram.append("  classDef intermediate stroke-dasharray: 4 3\n");
    diagram.append("  [*] --> ").append(graph.initial()).append('\n');
    for (StateGraph.Edge edge : graph.edges()) {
      diagram.append("  ").append(edge.from()).append(" --> ").append(edge.to());
      diagram.append(" : ").append(edge.label()).append('\n');
    }
    for (String status : graph.statuses()) {
      if (graph.isIntermediate(status)) {
        diagram.append("  class ").append(status).append(" intermediate\n");
      }
    }
    return diagram.toString();
  }
}

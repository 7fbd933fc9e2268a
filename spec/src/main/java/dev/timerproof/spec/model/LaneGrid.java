package dev.timerproof.spec.model;

import java.util.ArrayList;
import java.util.List;

/** Text in columns; long cells are wrapped. */
final class LaneGrid {
  private static final String GAP = "  ";

  private final List<Integer> widths;
  private final List<String> lines = new ArrayList<>();

  /**
   * An empty grid.
   *
   * @param widths of the columns, in characters
   */
  LaneGrid(List<Integer> widths) {
    this.widths = List.copyOf(widths);
  }

  /** Adds one row of cells; a cell has parts, each of which begins a new line. */
  void add(List<List<String>> cells) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int column = 0; column < cells.size(); column++) {
      List<String> cell = new ArrayList<>();
      for (String part : cells.get(column)) {
        cell.addAll(wrap(part, widths.get(column)));
      }
      wrapped.add(cell);
      height = Math.max(height, cell.size());
    }
    for (int i = 0; i < height; i++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < wrapped.size(); column++) {
        List<String> cell = wrapped.get(column);
        String text = i < cell.size() ? cell.get(i) : "";
        line.append(column == 0 ? "" : GAP).append(text);
        line.append(" ".repeat(Math.max(0, widths.get(column) - text.length())));
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  /** Adds a line across all columns. */
  void across(String line) {
    lines.add(line);
  }

  List<String> lines() {
    return lines;
  }

  /**
   * Breaks a text between words and indents the lines after the first; a word that is too long is
   * cut.
   */
  static List<String> wrap(String text, int width) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    String indent = "";
    while (rest.length() + indent.length() > width) {
      int room = width - indent.length();
      int space = rest.lastIndexOf(' ', room);
      int end = space > 0 ? space : room;
      parts.add(indent + rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
      indent = GAP;
    }
    parts.add(indent + rest);
    return parts;
  }
}

package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Markdown: a section for each operation with its frame and its rows, then a legend of the steps
 * and hooks that occur, then the poller's rows. Rows that change nothing and go on in the same way
 * share a line.
 */
public final class MarkdownExport implements TableExport {
  private static final String NONE = "none";
  private static final int ROWS_OF_A_LINE = 3;

  private final String heading;

  /** Sections of the second level under a title of the first. */
  public MarkdownExport() {
    this(1);
  }

  /**
   * @param level of the title, 1 or more; sections are one level below
   */
  MarkdownExport(int level) {
    heading = "#".repeat(level);
  }

  @Override
  public String render(TimerTable table) {
    var text = new StringBuilder();
    text.append(heading).append(" The table of ").append(table.edition()).append("\n\n");
    for (Frame frame : table.frames().values()) {
      section(table, frame, text);
    }
    legend(table, text);
    new PollerMarkdown(heading + "#").render(table.poller(), text);
    return text.toString();
  }

  private void section(TimerTable table, Frame frame, StringBuilder text) {
    text.append(heading).append("# ").append(frame.op()).append("\n\n");
    text.append(new FrameText(table.vocabulary()).paragraph(frame)).append("\n\n");
    text.append("| row | finds | case | owns it as | steps | leaves it as | then | lost CAS |\n");
    text.append("|---|---|---|---|---|---|---|---|\n");
    for (List<Row> alike : alike(table.rowsOf(frame.op()))) {
      for (int i = 0; i < alike.size(); i += ROWS_OF_A_LINE) {
        int end = Math.min(i + ROWS_OF_A_LINE, alike.size());
        text.append(line(alike.subList(i, end))).append('\n');
      }
    }
    text.append('\n');
  }

  /** Groups rows that neither change the status nor have steps, if they end in the same way. */
  private static List<List<Row>> alike(List<Row> rows) {
    Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      boolean idle = !row.changesStatus() && row.steps().isEmpty() && row.guard().always();
      List<String> key =
          idle
              ? List.of(row.kind().word(), row.result().word(), row.value())
              : List.of(row.id(), row.from());
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return List.copyOf(groups.values());
  }

  private static String line(List<Row> alike) {
    Row row = alike.get(0);
    return String.join(
        " | ",
        "| " + codes(alike.stream().map(Row::id).toList()),
        String.join(", ", alike.stream().map(Row::from).toList()),
        String.join(", ", row.tests()),
        row.hasCas() || row.continues() ? row.via() : "",
        steps(row.steps()),
        row.changesStatus() ? row.to() : "",
        row.panics() || row.waits() ? row.kind().word() : then(row),
        row.lost() == Row.Result.NONE ? " |" : row.lost() + " |");
  }

  private static String then(Row row) {
    return row.value().equals(NONE) ? row.result().word() : row.result() + " " + row.value();
  }

  private void legend(TimerTable table, StringBuilder text) {
    Set<String> used = new LinkedHashSet<>();
    table.rows().forEach(row -> used.addAll(row.steps()));
    for (Frame frame : table.frames().values()) {
      used.addAll(frame.enter());
      used.addAll(frame.round());
      used.addAll(frame.picked());
      used.addAll(frame.leave());
    }
    text.append(heading).append("# Legend\n\n");
    text.append("| step | meaning |\n|---|---|\n");
    table.vocabulary().steps().forEach((name, step) -> entry(name, step.meaning(), used, text));
    text.append("\n| hook | meaning |\n|---|---|\n");
    table.vocabulary().hooks().forEach((name, meaning) -> entry(name, meaning, used, text));
    text.append("\n| then, lost CAS | meaning |\n|---|---|\n");
    table
        .vocabulary()
        .kinds()
        .forEach((name, meaning) -> entry(name, meaning, Set.of("wait", "panic"), text));
    table
        .vocabulary()
        .results()
        .forEach((name, meaning) -> entry(name, meaning, results(table), text));
  }

  private static Set<String> results(TimerTable table) {
    Set<String> results = new LinkedHashSet<>();
    table.rows().forEach(row -> results.addAll(List.of(row.result().word(), row.lost().word())));
    results.remove(NONE); // an empty cell
    return results;
  }

  static void entry(String name, String meaning, Set<String> used, StringBuilder text) {
    if (used.contains(name)) {
      text.append("| `").append(name).append("` | ");
      text.append(meaning.replace("|", "\\|")).append(" |\n");
    }
  }

  /** Steps in their order, as one piece of code. */
  static String steps(List<String> words) {
    return words.isEmpty() ? "" : "`" + String.join(" ", words) + "`";
  }

  static String codes(List<String> words) {
    return String.join(", ", words.stream().map(word -> "`" + word + "`").toList());
  }
}

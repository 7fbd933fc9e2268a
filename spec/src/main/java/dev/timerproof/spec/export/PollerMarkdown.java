package dev.timerproof.spec.export;

import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The poller's rows as Markdown: its words, a section for each operation, and a legend of the
 * guards, steps and results that occur.
 */
final class PollerMarkdown {
  private final String heading;

  /** Sections below a heading of this level, for example {@code ##}. */
  PollerMarkdown(String heading) {
    this.heading = heading;
  }

  /** Appends the sections; nothing if there are no rows. */
  void render(PollerTable table, StringBuilder text) {
    if (table.rows().isEmpty()) {
      return;
    }
    text.append('\n').append(heading).append(" The poller\n\n");
    text.append(
        "These words decide which thread sleeps in the poller, and who must break that sleep.");
    text.append(" Each has its first value at the start.\n\n| word | values |\n|---|---|\n");
    table
        .words()
        .forEach((word, values) -> text.append(line(MarkdownExport.codes(List.of(word)), values)));
    table.frames().forEach((op, words) -> section(table, op, words, text));
    legend(table, text);
  }

  private static String line(String word, List<String> values) {
    return "| " + word + " | " + String.join(", ", values) + " |\n";
  }

  private void section(PollerTable table, String op, List<String> words, StringBuilder text) {
    text.append('\n').append(heading).append("# ").append(op).append("\n\n");
    text.append("Looks at ").append(MarkdownExport.codes(words)).append(".\n\n");
    text.append("| row | word | finds | case | takes it as | steps | leaves it as | then |\n");
    text.append("|---|---|---|---|---|---|---|---|\n");
    table.rowsOf(op).forEach(row -> text.append(line(row)).append('\n'));
  }

  private static String line(PollerRow row) {
    return String.join(
        " | ",
        "| " + MarkdownExport.codes(List.of(row.id())),
        row.word(),
        row.from(),
        String.join(", ", row.tests()),
        row.hasCas() ? row.via() : "",
        MarkdownExport.steps(row.steps()),
        row.to().equals(row.from()) ? "" : row.to(),
        row.result().word() + " |");
  }

  private void legend(PollerTable table, StringBuilder text) {
    Set<String> guards = new LinkedHashSet<>();
    Set<String> steps = new LinkedHashSet<>();
    Set<String> results = new LinkedHashSet<>();
    for (PollerRow row : table.rows()) {
      guards.addAll(row.tests());
      steps.addAll(row.steps());
      results.add(row.result().word());
    }
    text.append('\n').append(heading).append("# Legend of the poller\n");
    entries("case", table.guards(), guards, text);
    entries("step", table.steps(), steps, text);
    entries("then", table.results(), results, text);
  }

  private static void entries(
      String what, Map<String, String> meanings, Set<String> used, StringBuilder text) {
    text.append("\n| ").append(what).append(" | meaning |\n|---|---|\n");
    meanings.forEach((name, meaning) -> MarkdownExport.entry(name, meaning, used, text));
  }
}

package dev.timerproof.spec.export;

import dev.timerproof.evidence.text.WrappedMarkdown;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.MutexVocabulary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One edition of the timers with a mutex as Markdown: a section per operation, and a legend. */
public final class MutexMarkdown {
  private final String heading;

  /** A page with a title of the first level. */
  public MutexMarkdown() {
    this(1);
  }

  /**
   * A part of a page.
   *
   * @param level of the title, 1 or more
   */
  public MutexMarkdown(int level) {
    heading = "#".repeat(level);
  }

  /** Markdown that ends in a line feed. */
  public String render(MutexTable table) {
    var text = new StringBuilder();
    text.append(heading).append(" The table of ").append(table.edition()).append("\n\n");
    text.append("A pattern has a character for each of ");
    text.append(String.join(", ", table.vocabulary().bits()));
    text.append(": `+` set, `-` clear, `*` either. Steps in italics are quiet: they belong to the");
    text.append(" step before them.\n\n");
    table.operations().values().forEach(operation -> section(table, operation, text));
    legend(table, text);
    return WrappedMarkdown.of(text.toString());
  }

  private void section(MutexTable table, MutexTable.Operation operation, StringBuilder text) {
    text.append(heading).append("# ").append(operation.op()).append("\n\n");
    if (!operation.args().isEmpty()) {
      text.append("Takes ").append(MarkdownExport.codes(operation.args())).append(". ");
    }
    text.append(
        operation.holds().isEmpty()
            ? "Its caller need hold no lock."
            : "Its caller holds " + MarkdownExport.codes(operation.holds()) + ".");
    if (!operation.gives().isEmpty()) {
      text.append(" It gives back ").append(MarkdownExport.codes(operation.gives())).append('.');
    }
    List<MutexRow> rows = table.rowsOf(operation.op());
    text.append(" Source: ").append(rows.get(0).source()).append(".\n\n");
    rows.forEach(row -> text.append(item(table, row)).append('\n'));
    text.append('\n');
  }

  private static String item(MutexTable table, MutexRow row) {
    var item = new StringBuilder("- `" + row.id() + "`, at " + row.at());
    if (!row.word().equals("none")) {
      item.append(", ").append(row.word()).append(" `").append(row.pattern()).append('`');
    }
    item.append(row.guards().isEmpty() ? "" : ", if " + String.join(", ", row.guards()));
    item.append(": ");
    row.steps().forEach(step -> item.append(step(table, step)).append(", "));
    return item.append("then ").append(row.next()).append('.').toString();
  }

  private static String step(MutexTable table, String name) {
    MutexVocabulary.Step step = table.vocabulary().steps().get(name);
    if (step == null) {
      return "**" + table.vocabulary().calls().getOrDefault(name, name) + "**";
    }
    return step.quiet() ? "_" + name + "_" : name;
  }

  private void legend(MutexTable table, StringBuilder text) {
    Set<String> steps = new LinkedHashSet<>();
    Set<String> guards = new LinkedHashSet<>();
    table
        .rows()
        .forEach(
            row -> {
              steps.addAll(row.steps());
              guards.addAll(row.guards());
            });
    MutexVocabulary words = table.vocabulary();
    text.append(heading)
        .append("# Legend\n\n| step | reads | writes | meaning |\n|---|---|---|---|\n");
    for (MutexVocabulary.Step step : words.steps().values()) {
      if (steps.contains(step.name())) {
        text.append("| `").append(step.name()).append("` | ");
        text.append(String.join(", ", step.reads())).append(" | ");
        text.append(String.join(", ", step.writes())).append(" | ");
        text.append(step.meaning()).append(" |\n");
      }
    }
    text.append("\n| if | meaning |\n|---|---|\n");
    words
        .guards()
        .values()
        .forEach(guard -> MarkdownExport.entry(guard.name(), guard.meaning(), guards, text));
    text.append("\n| lock | meaning |\n|---|---|\n");
    words
        .locks()
        .forEach(
            (lock, meaning) -> MarkdownExport.entry(lock, meaning, words.locks().keySet(), text));
    text.append("\n| field | meaning |\n|---|---|\n");
    words
        .fields()
        .forEach(
            (field, meaning) ->
                MarkdownExport.entry(field, meaning, words.fields().keySet(), text));
  }
}

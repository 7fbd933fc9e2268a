package dev.timerproof.spec.export;

import dev.timerproof.evidence.text.WrappedMarkdown;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.List;

/** The table as a page: the last edition in full with its diagram, and all editions' parameters. */
public final class TableDocument {
  private final Vocabulary words;
  private final List<TimerTable> editions;

  /** Reads all editions. */
  public TableDocument(TableReader reader) {
    words = reader.vocabulary();
    editions = words.editions().stream().map(reader::read).toList();
  }

  /** Markdown that ends in a line feed. */
  public String render() {
    TimerTable last = editions.get(editions.size() - 1);
    var text = new StringBuilder();
    text.append(
        """
        # The transition table

        Generated from `spec/src/main/tla/TimerTable.tla`; the drift layer compares them. After a
        change of the table, `./timerproof regenerate` writes this file. `timerproof explain ROW`
        tells the story of one row; [editions.md](editions.md) has what each edition changed, and the
        [glossary](glossary.md) has the words.

        """);
    diagram(last, text);
    parameters(text);
    text.append(new MarkdownExport(2).render(last));
    return WrappedMarkdown.of(text.toString());
  }

  private static void diagram(TimerTable table, StringBuilder text) {
    text.append("## The status word of ").append(table.edition()).append("\n\n");
    text.append("A dashed status is held only inside an operation, between its two CASes.\n\n");
    text.append("```mermaid\n").append(new MermaidExport().render(table)).append("```\n\n");
  }

  private void parameters(StringBuilder text) {
    text.append("## Parameters\n\n");
    text.append("What distinguishes the editions; R1 to R8 are the repairs.\n\n| parameter |");
    editions.forEach(table -> text.append(' ').append(table.edition()).append(" |"));
    text.append(" repair |\n|").append("---|".repeat(editions.size() + 2)).append('\n');
    for (Vocabulary.ParameterNote note : words.parameters().values()) {
      List<String> cells = new ArrayList<>(List.of("`" + note.name() + "`"));
      editions.forEach(table -> cells.add(table.parameters().getOrDefault(note.name(), "")));
      cells.add(note.repair().equals("none") ? "" : note.repair());
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    text.append('\n');
    for (Vocabulary.ParameterNote note : words.parameters().values()) {
      text.append("- `").append(note.name()).append("`: ").append(note.meaning());
      text.append(". Source: ").append(note.source()).append(".\n");
    }
    text.append('\n');
  }
}

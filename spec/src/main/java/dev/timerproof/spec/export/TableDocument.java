package dev.timerproof.spec.export;

import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The table as a document: the last edition in full with its diagram, the parameters of all
 * editions, and what each edition changed.
 */
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

        Generated from `spec/src/main/tla/TimerTable.tla`; a test compares them. After a change of the
        table, `mvn -pl spec test -Dtest=TableDocumentTest -Dtimerproof.regenerate=true` writes this file.
        `timerproof explain ROW` tells the story of one row.

        """);
    diagram(last, text);
    parameters(text);
    text.append(new MarkdownExport(2).render(last)).append('\n');
    differences(text);
    return text.toString();
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
    text.append(" repair | meaning | source |\n|").append("---|".repeat(editions.size() + 4));
    text.append('\n');
    for (Vocabulary.ParameterNote note : words.parameters().values()) {
      List<String> cells = new ArrayList<>(List.of("`" + note.name() + "`"));
      editions.forEach(table -> cells.add(table.parameters().getOrDefault(note.name(), "")));
      cells.add(note.repair().equals("none") ? "" : note.repair());
      cells.add(note.meaning());
      cells.add(note.source());
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    text.append('\n');
  }

  private void differences(StringBuilder text) {
    text.append("## What each edition changed\n");
    for (int i = 1; i < editions.size(); i++) {
      TimerTable before = editions.get(i - 1);
      TimerTable after = editions.get(i);
      text.append("\n### ").append(before.edition()).append(" to ").append(after.edition());
      text.append("\n\n| what | field | before | after |\n|---|---|---|---|\n");
      for (TableDiff.Difference difference : TableDiff.between(before, after)) {
        text.append("| ").append(difference.part()).append(" `").append(difference.name());
        text.append("` | ").append(difference.field()).append(" | ").append(difference.before());
        text.append(" | ").append(difference.after()).append(" |\n");
      }
    }
  }
}

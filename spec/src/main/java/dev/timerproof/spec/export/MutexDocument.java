package dev.timerproof.spec.export;

import dev.timerproof.evidence.text.WrappedMarkdown;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.MutexVocabulary;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The page about the timers with a mutex: parameters, the correspondence with the status word, and
 * all rows.
 */
public final class MutexDocument {
  /** The edition of present Go, whose rows are shown in full. */
  private static final String SHOWN = "go1.23.2";

  private final MutexVocabulary words;
  private final List<MutexTable> editions;
  private final MutexTable shown;

  /** Reads all editions. */
  public MutexDocument(MutexTableReader reader) {
    words = reader.vocabulary();
    editions = words.editions().stream().map(reader::read).toList();
    shown = reader.read(SHOWN);
  }

  /** Markdown that ends in a line feed. */
  public String render() {
    var text = new StringBuilder();
    text.append(
        """
        # The table of the timers with a mutex

        Generated from `spec/src/main/tla/MutexTable.tla`; a test compares them. After a change of the
        table, `timerproof regenerate --only mutex-document` writes this file.
        `timerproof explain ROW --edition go1.23.2` tells the story of one row, and [go123.md](go123.md)
        what a porter needs to know.

        ## Parameters

        What distinguishes the editions; T1 to T6 are the repairs of `repaired-mutex`.

        | parameter |\
        """);
    editions.forEach(table -> text.append(' ').append(table.edition()).append(" |"));
    text.append(" repair |\n|").append("---|".repeat(editions.size() + 2));
    text.append('\n');
    for (Vocabulary.ParameterNote note : words.parameters().values()) {
      List<String> cells = new ArrayList<>(List.of("`" + note.name() + "`"));
      editions.forEach(table -> cells.add(table.parameters().getOrDefault(note.name(), "")));
      cells.add(note.repair());
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    text.append('\n');
    for (Vocabulary.ParameterNote note : words.parameters().values()) {
      text.append("- `").append(note.name()).append("`: ").append(note.meaning());
      text.append(". Source: ").append(note.source()).append(".\n");
    }
    text.append("\n## From the status word\n\n");
    text.append(before(words));
    text.append('\n').append(new MutexMarkdown(2).render(shown));
    return WrappedMarkdown.of(text.toString());
  }

  /** The states and operations that replace those of the status word, as two tables. */
  public static String before(MutexVocabulary words) {
    var text = new StringBuilder();
    mapping("status of go1.22", "state since go1.23", words.statuses(), text);
    text.append('\n');
    mapping("operation of go1.22", "operation since go1.23", words.operations(), text);
    return text.toString();
  }

  private static void mapping(
      String from, String to, Map<String, String> mapping, StringBuilder text) {
    text.append("| ").append(from).append(" | ").append(to).append(" |\n|---|---|\n");
    mapping.forEach(
        (old, now) -> text.append("| ").append(old).append(" | ").append(now).append(" |\n"));
  }
}

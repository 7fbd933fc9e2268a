package dev.timerproof.spec.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MarkdownExportTest {
  private static final Path GOLDEN = Golden.module().resolve("src/test/resources/export");
  private static final TableReader READER = TableReader.builtIn();

  @Test
  void markdown_ofTheFirstEdition_isAsReviewed() {
    Golden.assertMatches(
        GOLDEN.resolve("go1.15.md"), new MarkdownExport().render(READER.read("go1.15")));
  }

  @Test
  void markdown_ofEveryEdition_namesEveryRowOnce() {
    for (String edition : READER.vocabulary().editions()) {
      TimerTable table = READER.read(edition);
      String text = new MarkdownExport().render(table);
      for (Row row : table.rows()) {
        String name = "`" + row.id() + "`";
        assertTrue(text.contains(name), row.id());
        assertEquals(text.indexOf(name), text.lastIndexOf(name), row.id());
      }
      for (String op : table.frames().keySet()) {
        assertTrue(text.contains("\n## " + op + "\n"), op);
      }
    }
  }

  @Test
  void legend_ofAnEdition_explainsTheStepsThatOccurThere() {
    String first = new MarkdownExport().render(READER.read("go1.15"));
    String last = new MarkdownExport().render(READER.read("go1.22"));

    assertTrue(first.contains("| `incadj` | tpp.adjustTimers += 1 |"));
    assertFalse(last.contains("`incadj`"));
    assertTrue(last.contains("| `bound` |"));
    assertFalse(first.contains("`bound`"));
  }
}

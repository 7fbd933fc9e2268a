package dev.timerproof.spec.diff;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditionsDocumentTest {
  private static final TableReader READER = TableReader.builtIn();

  private static String document() throws IOException {
    return new EditionsDocument(new EditionComparison(READER, Evidence.builtIn())).render();
  }

  @Test
  void document_ofTheEditions_tellsEveryPairAndEveryRepair() throws IOException {
    String text = document();

    List<String> editions = READER.vocabulary().editions();
    for (int i = 1; i < editions.size(); i++) {
      assertTrue(
          text.contains("\n## From " + editions.get(i - 1) + " to " + editions.get(i) + "\n"));
    }
    String story = text.substring(text.indexOf("\n## From go1.17 to repaired\n"));
    assertTrue(story.contains("Go issue 51654"), story);
    READER
        .vocabulary()
        .parameters()
        .values()
        .forEach(
            note ->
                assertTrue(
                    note.repair().equals("none") || story.contains("\n### `" + note.name() + "`: "),
                    note.name()));
  }
}

package dev.timerproof.spec.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.reading.TableReader;
import org.junit.jupiter.api.Test;

class TableDocumentTest {
  private static final TableReader READER = TableReader.builtIn();

  @Test
  void document_ofTheTable_namesEveryRowAndParameter() {
    String text = new TableDocument(READER).render();

    for (Row row : READER.read("repaired").rows()) {
      assertTrue(text.contains("`" + row.id() + "`"), row.id());
    }
    for (String parameter : READER.vocabulary().parameters().keySet()) {
      assertTrue(text.contains("| `" + parameter + "` |"), parameter);
    }
    assertEquals(text, new TableDocument(TableReader.builtIn()).render());
    assertFalse(text.contains("\r"));
  }
}

package dev.timerproof.spec.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import org.junit.jupiter.api.Test;

class MutexDocumentTest {
  private static final MutexTableReader READER = MutexTableReader.builtIn();

  @Test
  void document_ofTheTable_isTheOneInDocs() {
    Golden.assertMatches(
        Golden.module().resolveSibling("docs").resolve("mutex-table.md"),
        new MutexDocument(READER).render());
  }

  @Test
  void document_ofTheTable_namesEveryRowAndParameter() {
    String text = new MutexDocument(READER).render();

    for (MutexRow row : READER.read("go1.23.2").rows()) {
      assertTrue(text.contains("- `" + row.id() + "`, at "), row.id());
    }
    for (String parameter : READER.vocabulary().parameters().keySet()) {
      assertTrue(text.contains("| `" + parameter + "` |"), parameter);
    }
    assertEquals(text, new MutexDocument(MutexTableReader.builtIn()).render());
  }

  @Test
  void json_ofEveryEdition_hasEveryRow() {
    for (String edition : READER.vocabulary().editions()) {
      MutexTable table = READER.read(edition);
      String json = new MutexJson().render(table);
      table.rows().forEach(row -> assertTrue(json.contains("\"" + row.id() + "\""), row.id()));
    }
  }

  @Test
  void explanation_ofEveryName_isAStory() {
    var explanation = MutexExplanation.of(READER, "go1.23.2");

    for (String name : explanation.names()) {
      String story = explanation.explain(name);
      assertTrue(story.endsWith(".\n"), story);
    }
  }

  @Test
  void explanation_ofARow_isTheRecordedOne() {
    Golden.assertMatches(
        Golden.module().resolve("src/test/resources/mutex/reset.earliest.txt"),
        MutexExplanation.of(READER, "go1.23.2")
            .explain("reset.earliest")
            .replaceAll("tla:\\d+:\\d+", "tla"));
  }

  @Test
  void explanation_ofNothing_namesTheNearest() {
    var explanation = MutexExplanation.of(READER, "go1.23.2");

    var refusal =
        assertThrows(IllegalArgumentException.class, () -> explanation.explain("stop.heeped"));

    assertEquals(
        "nothing in go1.23.2 is called stop.heeped, did you mean stop.heaped?",
        refusal.getMessage());
  }
}

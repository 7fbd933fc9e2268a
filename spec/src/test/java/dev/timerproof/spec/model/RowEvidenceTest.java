package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RowEvidenceTest {
  private static final PollerTable POLLER = TableReader.builtIn().read("repaired").poller();

  private static String of(String row) throws IOException {
    return RowEvidence.builtIn().of(POLLER, row);
  }

  @Test
  void row_ofThePoller_hasItsModelsFailuresAndBugs() throws IOException {
    String evidence = of("find.polled.wanted");
    assertTrue(evidence.contains("Interpreted in: MCWakeup.\n"), evidence);
    assertTrue(evidence.contains("Must be reached in: wakeup-repaired; "), evidence);
    assertTrue(evidence.contains("StaleLastPoll (repaired violates LastPollFresh)"), evidence);
    assertTrue(evidence.contains("Bugs: 60276, accounting with a clock reading"), evidence);
  }

  @Test
  void row_thatACaseDoesNotReach_isNotSaidToBeReachedThere() throws IOException {
    assertFalse(of("break.sent").contains("wakeup-repaired"), of("break.sent"));
    assertTrue(of("break.clear").contains("wakeup-repaired"), of("break.clear"));
  }

  @Test
  void row_ofTheStatusWord_hasItsFailuresAndBugs() throws IOException {
    String evidence = of("mod.Removed");
    assertTrue(evidence.contains("ResetPublishesFirst"), evidence);
    assertTrue(evidence.contains("37400"), evidence);
    assertFalse(evidence.contains("Must be reached in"), evidence);
    assertFalse(evidence.contains("Interpreted in"), evidence);
  }

  @Test
  void name_thatIsNoRow_hasNone() throws IOException {
    assertEquals("", of("lastpoll"));
  }

  @Test
  void everyRowOfThePoller_isInterpretedInAModel() throws IOException {
    for (var row : POLLER.rows()) {
      assertTrue(of(row.id()).contains("Must be reached in: "), row.id());
    }
  }
}

package dev.timerproof.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.claim.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryChangesTest {
  private static final JsonNode CLEAN =
      SummaryJson.of(Reports.of(ExitCode.HOLDS, Reports.HOLDS, Reports.REJECTED_BEFORE));
  private static final JsonNode FOUND =
      SummaryJson.of(Reports.of(ExitCode.VIOLATED, Reports.REJECTED, Reports.NO_VERDICT));

  @Test
  void changes_fromACleanRun_areWhatNoLongerHoldsAndWhatIsNoLongerClaimed() {
    SummaryChanges changes = SummaryChanges.between(CLEAN, FOUND);
    assertEquals(
        List.of("model/one-go1.19: violated, was holds", "model/budget: noVerdict"),
        changes.broken());
    assertEquals(List.of("table/go1.19"), changes.lost());
    assertEquals(List.of(), changes.repaired());
    assertEquals(
        """
        no longer holds  model/one-go1.19: violated, was holds
        no longer holds  model/budget: noVerdict
        no longer there  table/go1.19\
        """,
        changes.text());
  }

  @Test
  void changes_backToACleanRun_areWhatHoldsAgain() {
    SummaryChanges changes = SummaryChanges.between(FOUND, CLEAN);
    assertEquals(List.of("model/one-go1.19: was violated"), changes.repaired());
    assertEquals(List.of("table/go1.19"), changes.added());
    assertEquals(List.of(), changes.broken());
  }

  @Test
  void layer_thatTookMuchLonger_isSlower() {
    ObjectNode later = CLEAN.deepCopy();
    later.path("layers").forEach(l -> ((ObjectNode) l).put("durationMs", 9_000));
    SummaryChanges changes = SummaryChanges.between(CLEAN, later);
    assertEquals(List.of("table: 9.0 s, was 2.5 s", "model: 9.0 s, was 2.5 s"), changes.slower());
    later.path("layers").forEach(l -> ((ObjectNode) l).put("durationMs", 7_000));
    assertEquals("nothing has changed", SummaryChanges.between(CLEAN, later).text());
  }

  @Test
  void changes_fromARunThatFoundTheSame_areNone() {
    assertEquals("nothing has changed", SummaryChanges.between(FOUND, FOUND).text());
  }
}

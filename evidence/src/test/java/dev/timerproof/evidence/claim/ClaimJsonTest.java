package dev.timerproof.evidence.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimJsonTest {
  private static final Claim CLAIM =
      Claim.of("model/a", "it is so", ScopeKind.BOUNDED)
          .withOutcome(Outcome.VIOLATED)
          .withEvidence("states", 3)
          .withDetail("found");
  private static final Trace TRACE =
      new Trace(
          "NoPanic",
          "go1.19",
          List.of("h1", "h2"),
          List.of(
              new Trace.Step(2, Map.of("h1", "load sees Waiting"), List.of(), List.of()),
              new Trace.Step(
                  3,
                  Map.of("h2", "commit"),
                  List.of("del.Waiting"),
                  List.of(new Trace.Change("status[t1]", "Modifying", "Deleted")))),
          List.of("** NoPanic is violated in this state"));

  @Test
  void claim_withATrace_isReadAsItWasWritten() {
    Claim claim = CLAIM.withTrace(TRACE);
    assertEquals(claim, ClaimJson.read(ClaimJson.write(claim)));
    assertEquals(Optional.of(TRACE), ClaimJson.read(ClaimJson.write(claim)).trace());
  }

  @Test
  void claim_withoutATrace_isReadAsItWasWritten() {
    ObjectNode json = ClaimJson.write(CLAIM);
    assertFalse(json.has("trace"));
    assertEquals(CLAIM, ClaimJson.read(json));
  }

  @Test
  void claim_withoutAField_isRefused() {
    ObjectNode json = ClaimJson.write(CLAIM);
    json.remove("scope");
    assertThrows(IllegalArgumentException.class, () -> ClaimJson.read(json));
  }
}

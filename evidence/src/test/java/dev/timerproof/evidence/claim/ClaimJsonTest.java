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

  /** A trace with a value in every field. */
  private static final Trace WHOLE =
      new Trace(
          Trace.Kind.INDUCTION,
          "HeapAsStatus",
          "go1.19",
          List.of(
              new Trace.Mutation("row", "del.Waiting", "to", "Removed"),
              new Trace.Mutation("row", "del.Waiting", "steps", List.of("commit", "readpp"))),
          new Trace.Start("one", List.of("t1"), List.of("p1"), Map.of("clock", "1")),
          List.of("h1"),
          List.of(
              new Trace.Step(
                  2,
                  Map.of("h1", "modtimer t1 when=7 period=3 on p1"),
                  List.of(
                      Trace.Action.of(
                          "h1", new Trace.Call("modtimer", "t1", "p1", "", 7, 3, 0, true))),
                  List.of(),
                  List.of()),
              new Trace.Step(
                  3,
                  Map.of("h1", "load sees Waiting"),
                  List.of(Trace.Action.of("h1", "load"), Trace.Action.TICK),
                  List.of("mod.Waiting.earlier"),
                  List.of())),
          List.of());

  @Test
  void trace_withASchedule_isReadAsItWasWritten() {
    assertEquals(WHOLE, Trace.read(WHOLE.json()));
  }

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

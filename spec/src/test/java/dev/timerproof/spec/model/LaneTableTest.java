package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.tlc.Counterexample;
import dev.timerproof.spec.tlc.TlcCoverage;
import dev.timerproof.spec.tlc.TlcJson;
import dev.timerproof.spec.tlc.TlcOutcome;
import dev.timerproof.spec.tlc.TlcResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded counterexamples and their texts. */
final class LaneTableTest {
  /** The part of the models' manifest that the recorded result needs. */
  private static final String STATUS_WORD =
      """
      {
        "properties": {
          "Refines": "no abstract timer does what this step shows: it is not a call's effect or answer, nor a firing at or after the deadline",
          "deadlock": "an operation is under way and no thread can take a step"
        },
        "modules": {
          "MCStatusWord": {"specification": "Spec", "edition": "Edition", "fault": "Mutations", "noFault": "None"}
        },
        "instances": {
          "one": {
            "covers": "one one-shot timer, one P, two threads, one call each beside any number of walks of the owner",
            "module": "MCStatusWord", "properties": ["Refines"]
          }
        },
        "cases": [
          {"name": "one", "instance": "one", "edition": "go1.19", "profile": "quick", "expect": {"verdict": "holds"}},
          {"name": "StopTakesRunning", "instance": "one", "edition": "go1.19", "fault": "StopTakesRunning",
           "profile": "quick", "expect": {"verdict": "violated", "property": "Refines", "rows": ["del.Running"]}}
        ]
      }
      """;

  private static String render(Manifest manifest, String name) throws Exception {
    TlcResult recorded = TlcJson.read(LaneToys.recorded(name + ".json"));
    return new LaneTable(manifest).render(LaneToys.named(manifest, name), recorded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"toy-invariant", "toy-steps", "toy-lasso", "toy-deadlock"})
  void toy_recorded_isTheGoldenTable(String name) throws Exception {
    Golden.assertMatches(LaneToys.recorded(name + ".txt"), render(LaneToys.manifest(), name));
  }

  @Test
  void refinementViolation_ofTheStatusWord_isTheGoldenTable() throws Exception {
    String table = render(Manifests.read(STATUS_WORD), "StopTakesRunning");
    Golden.assertMatches(LaneToys.recorded("StopTakesRunning.txt"), table);
    assertTrue(table.lines().allMatch(line -> line.length() <= LaneTable.WIDTH), table);
  }

  @Test
  void trace_ofTheStatusWord_tellsRowsAndChangesOfEachStep() throws Exception {
    Manifest manifest = Manifests.read(STATUS_WORD);
    TlcResult recorded = TlcJson.read(LaneToys.recorded("StopTakesRunning.json"));
    Trace trace = LaneTable.trace(LaneToys.named(manifest, "StopTakesRunning"), recorded);
    assertEquals("Refines", trace.property());
    assertEquals("go1.19", trace.edition());
    assertEquals(recorded.counterexample().states().size() - 1, trace.steps().size());
    Trace.Step last =
        trace.steps().stream()
            .filter(s -> s.rows().contains("del.Running"))
            .findFirst()
            .orElseThrow();
    assertEquals(1, last.moves().size(), last::toString);
    assertTrue(
        trace.steps().stream()
            .flatMap(s -> s.changes().stream())
            .anyMatch(c -> c.equals(new Trace.Change("status[t1]", "NoStatus", "Waiting"))),
        trace::toString);
  }

  @Test
  void result_thatHolds_hasNoTable() throws Exception {
    Manifest manifest = LaneToys.manifest();
    TlcResult holds =
        new TlcResult(
            TlcOutcome.HOLDS, null, 1, 1, 1, 0, Counterexample.NONE, TlcCoverage.NONE, false, "");
    LaneTable table = new LaneTable(manifest);
    ModelCase modelCase = LaneToys.named(manifest, "toy-holds");
    assertThrows(IllegalArgumentException.class, () -> table.render(modelCase, holds));
  }

  @Test
  void wrap_ofALongText_breaksBetweenWordsAndIndents() {
    assertEquals(List.of("one two", "  three", "  four"), LaneGrid.wrap("one two three four", 8));
    assertEquals(List.of("abcd", "  ef", "  g"), LaneGrid.wrap("abcdefg", 4));
    assertEquals(List.of(""), LaneGrid.wrap("", 4));
  }

  @Test
  void grid_withACellOfSeveralLines_keepsTheColumns() {
    LaneGrid grid = new LaneGrid(List.of(2, 4, 6));
    grid.add(List.of(List.of("1"), List.of("aa bb"), List.of("x", "y")));
    assertEquals(List.of("1   aa    x", "      bb  y"), grid.lines());
  }
}

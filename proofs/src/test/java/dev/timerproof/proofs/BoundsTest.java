package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.proofs.model.Conjunct;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * At every moment the smaller of the two bounds is at most every pending deadline, if the scan of
 * {@code adjusttimers} does not clear timerModifiedEarliest while it holds timers.
 */
class BoundsTest {
  private static final String CLEARS = "clearboundifempty";

  private static List<Row> clearingRows(TimerTable table) {
    return table.rowsOf("adjusttimers").stream().filter(r -> r.steps().contains(CLEARS)).toList();
  }

  private static Mutation withoutClearing(Row row) {
    List<String> steps = new ArrayList<>(row.steps());
    steps.remove(CLEARS);
    return Mutation.words("row", row.id(), "steps", steps);
  }

  private static ProofReport proveBounds(TimerTable table) {
    Invariant invariant = Invariant.withBounds(table.parameters());
    Set<String> bounds =
        invariant.conjuncts().stream().map(Conjunct::name).collect(Collectors.toSet());
    bounds.removeAll(Invariant.builtIn(table.parameters()).names());
    List<Script> scripts = new ArrayList<>();
    for (Script script : Obligations.of(table, invariant).scripts()) {
      List<Check> asked = script.checks().stream().filter(c -> bounds.contains(c.name())).toList();
      if (!asked.isEmpty()) {
        scripts.add(script.withChecks(asked));
      }
    }
    return Prover.prove(table.edition(), scripts, ProofOptions.quick(), ProofListener.NONE);
  }

  @Test
  void bounds_whenNothingIsClearedWhileTimersAreHeld_holdAtEveryMoment() {
    Mutation[] mended =
        clearingRows(Tables.of("repaired")).stream()
            .map(BoundsTest::withoutClearing)
            .toArray(Mutation[]::new);
    ProofReport report = proveBounds(Tables.of("repaired", mended));
    assertEquals(
        List.of(), report.results().stream().filter(r -> r.outcome() != Outcome.PROVEN).toList());
  }

  @Test
  void bounds_whereTheScanClearsWhileTimersAreHeld_areLostThereOnly() {
    TimerTable table = Tables.of("repaired");
    Set<String> expected =
        clearingRows(table).stream()
            .map(r -> r.id() + "." + (r.steps().indexOf(CLEARS) + 1) + "." + CLEARS)
            .map(step -> step + ": moving-covered")
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> lost =
        proveBounds(table).all(Outcome.REFUTED).stream()
            .map(r -> r.step() + ": " + r.check().name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(expected, lost);
  }
}

package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * At every moment the smaller of the two bounds is at most every pending deadline of the P, while a
 * scan is under way too.
 */
class BoundsTest {
  private static final String EDITION = "repaired";

  private static ProofReport proveBounds(TimerTable table, Predicate<Script> wanted) {
    Map<String, String> parameters = Obligations.claimed(table);
    Invariant invariant = Invariant.withBounds(parameters);
    Set<String> bounds = new HashSet<>(invariant.names());
    bounds.removeAll(Invariant.builtIn(parameters).names());
    List<Script> scripts = new ArrayList<>();
    for (Script script : Obligations.of(table, invariant).scripts()) {
      List<Check> asked = script.checks().stream().filter(c -> bounds.contains(c.name())).toList();
      if (!asked.isEmpty() && wanted.test(script)) {
        scripts.add(script.withChecks(asked));
      }
    }
    return Prover.prove(table.edition(), scripts, ProofOptions.quick(), ProofListener.NONE);
  }

  @Test
  void bounds_ofRepaired_holdAtEveryMoment() {
    ProofReport report = proveBounds(Tables.of(EDITION), script -> true);
    assertEquals(
        List.of(), report.results().stream().filter(r -> r.outcome() != Outcome.PROVEN).toList());
    assertTrue(
        report.results().stream().anyMatch(r -> r.check().name().equals("moving-covered")),
        "nothing was asked");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            "the scan clears the bound before it has put its timers back",
            Mutation.word("parameter", "edition", "scan", "clearbound"),
            "adjusttimers.enter.2.clearbound: pending-covered"),
        Arguments.of(
            "the bound is cleared while the scan holds a timer that was set meanwhile",
            Mutation.words(
                "row",
                "adjust.ModifiedEarlier",
                "steps",
                List.of("applynext", "clearpp", "unlink", "decnum", "clearboundifempty", "hold")),
            "adjust.ModifiedEarlier.5.clearboundifempty: moving-covered"),
        Arguments.of(
            "the bound is lowered after the timer is ModifiedEarlier",
            Mutation.words(
                "row",
                "mod.Waiting.earlier",
                "steps",
                List.of("setargs", "setnext", "readpp", "commit", "bound", "wake")),
            "mod.Waiting.earlier.4.commit: earliest-bound"),
        Arguments.of(
            "the new root is not published",
            Mutation.words(
                "row",
                "add.NoStatus",
                "steps",
                List.of(
                    "setargs", "setwhen", "lock", "clean", "setpp", "insert", "incnum", "unlock",
                    "commit", "wake")),
            "add.NoStatus.8.unlock: low-locked"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void bounds_ofAFault_areLostWhereItIs(String fault, Mutation mutation, String lost) {
    Set<String> all =
        proveBounds(Tables.of(EDITION, mutation), s -> lost.startsWith(s.name() + ":"))
            .all(Outcome.REFUTED)
            .stream()
            .map(r -> r.step() + ": " + r.check().name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(all.contains(lost), () -> fault + ": " + all);
  }
}

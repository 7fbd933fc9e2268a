package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProverTest {
  private static ProofReport prove(TimerTable table, ProofOptions options) {
    return Prover.prove(table, options, ProofListener.NONE);
  }

  private static Set<String> refuted(ProofReport report) {
    return report.all(ProofOutcome.REFUTED).stream()
        .map(r -> r.step() + ": " + r.check().name())
        .collect(Collectors.toSet());
  }

  @Test
  void repaired_withZ3_isProven() {
    ProofReport report =
        prove(Tables.of("repaired"), ProofOptions.quick().withScripts(Path.of("target", "smt")));
    assertEquals(ProofOutcome.PROVEN, report.verdict(), () -> refuted(report).toString());
    assertEquals(Set.of(SolverKind.Z3), report.solvers().keySet());
    assertTrue(Files.exists(Path.of("target", "smt", "repaired", "del.Waiting.cas.smt2")));
  }

  @Test
  void row_thatPublishesBeforeItInserts_isRefutedWithASmallCounterexample() {
    Mutation early =
        Mutation.words(
            "row",
            "mod.Removed",
            "steps",
            List.of(
                "setargs",
                "setwhen",
                "commit",
                "lock",
                "setpp",
                "insert",
                "pub0root",
                "incnum",
                "unlock",
                "wake"));
    ProofReport report =
        prove(Tables.of("repaired", early), ProofOptions.quick().withRows(List.of("mod.Removed")));
    assertEquals(ProofOutcome.REFUTED, report.verdict());
    ObligationResult lost =
        report.all(ProofOutcome.REFUTED).stream()
            .filter(r -> r.check().name().equals("status-in"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(refuted(report)));
    assertEquals("mod.Removed.3.commit", lost.step());
    assertTrue(lost.check().safety());
    assertTrue(lost.counterexample().contains("Modifying -> Waiting"), lost.counterexample());
  }

  @Test
  void rows_thatAreAskedFor_areTheOnlyOnes() {
    ProofReport report =
        prove(Tables.of("repaired"), ProofOptions.quick().withRows(List.of("clear.Deleted")));
    assertFalse(report.results().isEmpty());
    assertTrue(report.results().stream().allMatch(r -> r.rows().contains("clear.Deleted")));
  }

  /** The test inverts kept answers in the cache, because two sound solvers never disagree. */
  @Test
  void solvers_whoseAnswersDiffer_areADisagreementAndNoProof(@TempDir Path folder)
      throws IOException {
    ProofOptions z3 = ProofOptions.quick().withRows(List.of("clear.Waiting")).withCache(folder);
    prove(Tables.of("repaired"), z3);
    List<Path> kept;
    try (Stream<Path> files = Files.walk(folder)) {
      kept = files.filter(Files::isRegularFile).toList();
    }
    for (Path file : kept) {
      Files.writeString(file, Files.readString(file).replace("UNSAT", "SAT"));
    }
    ProofReport report =
        prove(Tables.of("repaired"), z3.withSolvers(Set.of(SolverKind.Z3, SolverKind.CVC5)));
    // On a machine without cvc5 there is no second answer.
    assertEquals(
        SolverKind.CVC5.available() ? ProofOutcome.DISAGREEMENT : ProofOutcome.REFUTED,
        report.verdict());
    assertTrue(report.all(ProofOutcome.PROVEN).stream().allMatch(r -> r.check().expectsSat()));
  }

  @Test
  void solver_thatMayNotThink_leavesNoVerdict() {
    ProofReport report =
        prove(
            Tables.of("repaired"),
            ProofOptions.quick().withRows(List.of("clear.Deleted")).withLimit(1));
    assertEquals(ProofOutcome.UNKNOWN, report.verdict());
  }

  @Test
  void answers_fromTheCache_areTheSameAndSaySo(@TempDir Path folder) {
    ProofOptions options =
        ProofOptions.quick().withRows(List.of("clear.Deleted")).withCache(folder);
    ProofReport first = prove(Tables.of("repaired"), options);
    ProofReport second = prove(Tables.of("repaired"), options);
    assertTrue(first.results().stream().noneMatch(ObligationResult::cached));
    assertTrue(second.results().stream().allMatch(ObligationResult::cached));
    assertEquals(
        first.results().stream().map(ObligationResult::outcome).toList(),
        second.results().stream().map(ObligationResult::outcome).toList());
  }
}

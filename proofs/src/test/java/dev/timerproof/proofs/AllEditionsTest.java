package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.proofs.solve.SolverKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves every edition with both solvers. */
@Tag("nightly")
class AllEditionsTest {
  static List<String> editions() {
    return Tables.editions();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void edition_withAllSolversOfThisMachine_isProven(String edition) {
    ProofOptions options =
        ProofOptions.quick()
            .withSolvers(Set.of(SolverKind.Z3, SolverKind.CVC5))
            .withScripts(Path.of("target", "smt"));
    assertEquals(
        List.of(),
        Proof.of(edition).stream()
            .map(proof -> proof.prove(Tables.of(edition), options, ProofListener.NONE))
            .flatMap(report -> report.results().stream())
            .filter(r -> r.outcome() != ProofOutcome.PROVEN)
            .map(r -> r.id() + " " + r.outcome() + " " + r.answers() + " " + r.note())
            .toList());
  }
}

package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.proofs.model.Conjunct;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.proofs.solve.SolverProcess;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which conjuncts of the invariant no proof needs. */
@Tag("nightly")
class ConjunctNeedsTest {
  private static final int LIMIT_MILLIS = 120_000;

  /**
   * The conjuncts that the proof of this edition does not need. Each follows from others, or is
   * needed for the bounds or for another edition. docs/proofs.md lists them.
   */
  private static final Set<String> UNNEEDED =
      Set.of(
          "counts-nonnil",
          "heap-of-P",
          "held-once",
          "held-queued",
          "owned-otherwise",
          "owned-public",
          "placed-counted",
          "status-out-pp",
          "stopped-safe");

  @Test
  void conjunct_leftOut_breaksAPromiseOrAnotherConjunct() throws IOException {
    TimerTable table = Tables.of("repaired");
    ConjunctNeeds needs = ConjunctNeeds.of(table, LIMIT_MILLIS);
    Set<String> auxiliary =
        Invariant.builtIn(table.parameters()).all(Conjunct.Role.AUXILIARY).stream()
            .map(Conjunct::name)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> told = new ArrayList<>();
    Set<String> unneeded = new TreeSet<>();
    try (SolverProcess z3 = new SolverProcess(SolverKind.Z3, LIMIT_MILLIS)) {
      for (String conjunct : auxiliary) {
        List<ConjunctNeeds.Use> broken = needs.brokenWithout(conjunct, z3);
        told.add(conjunct + ": " + (broken.isEmpty() ? "nothing" : broken.get(0)));
        if (broken.isEmpty()) {
          unneeded.add(conjunct);
        }
      }
    }
    Path report = Path.of("target", "needs-repaired.txt");
    Files.createDirectories(report.toAbsolutePath().getParent());
    Files.write(report, told);
    assertEquals(UNNEEDED, unneeded);
    Set<String> idle = new TreeSet<>(needs.idle());
    idle.retainAll(auxiliary);
    idle.removeAll(UNNEEDED);
    assertEquals(Set.of(), idle);
  }
}

package dev.timerproof.proofs;

import dev.timerproof.proofs.solve.SolverKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The results of a proof.
 *
 * @param edition the edition
 * @param tableHash SHA-256 of all obligations' text
 * @param solvers the solvers that took part, with their versions
 * @param results one for each obligation, in the order of the table
 * @param seconds wall time
 */
public record ProofReport(
    String edition,
    String tableHash,
    Map<SolverKind, String> solvers,
    List<ObligationResult> results,
    double seconds) {
  public ProofReport {
    solvers = java.util.Collections.unmodifiableMap(new TreeMap<>(solvers));
    results = List.copyOf(results);
  }

  /** The results with one outcome. */
  public List<ObligationResult> all(ProofOutcome outcome) {
    return results.stream().filter(r -> r.outcome() == outcome).toList();
  }

  /** The worst outcome: a disagreement, then a refutation, then no verdict. */
  public ProofOutcome verdict() {
    for (ProofOutcome o :
        List.of(ProofOutcome.DISAGREEMENT, ProofOutcome.REFUTED, ProofOutcome.UNKNOWN)) {
      if (results.stream().anyMatch(r -> r.outcome() == o)) {
        return o;
      }
    }
    return ProofOutcome.PROVEN;
  }

  /** How strong the result is, in words: how many solvers agreed on it. */
  public String scope() {
    return solvers.size() == 1 ? "one solver" : solvers.size() + " solvers agree";
  }
}

package dev.timerproof.proofs;

import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.solve.Answer;
import dev.timerproof.proofs.solve.SolverKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One obligation and its outcome.
 *
 * @param edition the edition
 * @param step the atomic step, or {@code first-state} or {@code promises}
 * @param rows ids of the rows that the step belongs to
 * @param check the claim
 * @param outcome its outcome
 * @param answers each solver's answer; solvers that are not asked such claims are absent
 * @param seconds wall time of the script, shared among its claims; 0 if all answers were kept ones
 * @param cached whether all answers were kept from an earlier run
 * @param note why there is no verdict; else empty
 * @param counterexample for a refuted claim, a small state before and after the step; else empty
 */
public record ObligationResult(
    String edition,
    String step,
    List<String> rows,
    Check check,
    ProofOutcome outcome,
    Map<SolverKind, Answer> answers,
    double seconds,
    boolean cached,
    String note,
    String counterexample) {
  public ObligationResult {
    rows = List.copyOf(rows);
    answers = java.util.Collections.unmodifiableMap(new TreeMap<>(answers));
  }

  /** A name that no other obligation has: edition, step, kind and claim. */
  public String id() {
    return edition
        + "/"
        + step
        + "/"
        + check.kind().name().toLowerCase(java.util.Locale.ROOT)
        + "/"
        + check.name();
  }
}

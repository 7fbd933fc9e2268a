package dev.timerproof.proofs.layer;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.proofs.ProofReport;
import dev.timerproof.proofs.solve.SolverKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Translates outcomes of proofs into outcomes of claims. */
public final class ProofOutcomes {
  private ProofOutcomes() {}

  /** The outcome of a claim that depends on a proof with this outcome. */
  public static Outcome of(dev.timerproof.proofs.ProofOutcome outcome) {
    return switch (outcome) {
      case PROVEN -> Outcome.HOLDS;
      case REFUTED -> Outcome.VIOLATED;
      case UNKNOWN -> Outcome.NO_VERDICT;
      case DISAGREEMENT -> Outcome.SOLVERS_DISAGREE;
    };
  }

  /**
   * A claim that a planted fault is refuted, with its outcome.
   *
   * @param result what became of the obligation that the fault breaks; empty if there is none
   * @param missing what is wrong then
   */
  static Claim mustBeRefuted(Claim claim, Optional<ObligationResult> result, String missing) {
    if (result.isEmpty()) {
      return claim.withOutcome(Outcome.MUST_FAIL_HELD).withDetail(missing);
    }
    return switch (result.get().outcome()) {
      case REFUTED -> claim;
      case PROVEN ->
          claim.withOutcome(Outcome.MUST_FAIL_HELD).withDetail("the claim holds in spite of it");
      case UNKNOWN -> claim.withOutcome(Outcome.NO_VERDICT).withDetail(result.get().note());
      case DISAGREEMENT -> claim.withOutcome(Outcome.SOLVERS_DISAGREE);
    };
  }

  /** How far a proof reaches, and which solvers it relies on. */
  public static String scope(ProofReport report) {
    String solvers = String.join(", ", report.solvers().values());
    return "any number of threads, timers and Ps; " + report.scope() + ": " + solvers;
  }

  /** The solvers that an option names: {@code z3}, {@code cvc5} or {@code both}. */
  public static Set<SolverKind> solvers(String text) {
    if (text.equals("both")) {
      return Set.of(SolverKind.values());
    }
    return Set.of(SolverKind.values()).stream()
        .filter(k -> k.id().equals(text.toLowerCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }
}

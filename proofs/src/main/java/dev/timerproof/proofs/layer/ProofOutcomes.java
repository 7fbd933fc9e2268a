package dev.timerproof.proofs.layer;

import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.proofs.ProofReport;
import dev.timerproof.proofs.solve.SolverKind;
import java.util.Locale;
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

package dev.timerproof.proofs;

/** The outcome of one obligation. */
public enum ProofOutcome {
  /** The claim follows; for the claim that a step can happen: it can. */
  PROVEN,
  /** The claim does not follow; for the claim that a step can happen: it cannot. */
  REFUTED,
  /** Some of the solvers that were asked did not decide it. */
  UNKNOWN,
  /** One solver says that the claim follows, another that it does not. */
  DISAGREEMENT
}

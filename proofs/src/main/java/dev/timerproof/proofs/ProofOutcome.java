package dev.timerproof.proofs;

/** The outcome of one obligation. */
public enum ProofOutcome {
  /** It holds; for a step that must be able to happen: it can. */
  PROVEN,
  /** It does not follow; for a step that must be able to happen: it cannot. */
  REFUTED,
  /** No solver decided it, or not all that were asked. */
  UNKNOWN,
  /** One solver says that it follows, another that it does not. */
  DISAGREEMENT
}

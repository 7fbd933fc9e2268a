package dev.timerproof.proofs;

/** Is told of the progress of a proof. Called by one thread at a time. */
public interface ProofListener {
  /** A listener that does nothing. */
  ProofListener NONE = new ProofListener() {};

  /**
   * Before the first question.
   *
   * @param steps how many atomic steps there are
   * @param obligations how many claims
   */
  default void begins(String edition, int steps, int obligations) {}

  /** One obligation has its outcome. */
  default void decided(ObligationResult result) {}
}

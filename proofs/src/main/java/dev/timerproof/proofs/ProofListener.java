package dev.timerproof.proofs;

/** Listens to the progress of a proof. Called by one thread at a time. */
public interface ProofListener {
  /** A listener that does nothing. */
  ProofListener NONE = new ProofListener() {};

  /**
   * Called before the first question.
   *
   * @param steps how many atomic steps there are
   * @param obligations how many claims
   */
  default void begins(String edition, int steps, int obligations) {}

  /** Called when an obligation has its outcome. */
  default void decided(ObligationResult result) {}
}

package dev.timerproof.proofs.solve;

/** A solver did not run, died, or said something that is not an answer. */
public class SolverFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What the solver was and what it did. */
  public SolverFailedException(String message) {
    super(message);
  }

  /** What the solver was, and why it could not be spoken to. */
  public SolverFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

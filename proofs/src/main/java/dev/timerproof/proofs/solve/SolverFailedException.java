package dev.timerproof.proofs.solve;

/** A solver did not run, died, or said something that is not an answer. */
public class SolverFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Names the solver and what went wrong. */
  public SolverFailedException(String message) {
    super(message);
  }

  /** Names the solver and why it could not be reached. */
  public SolverFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.timerproof.proofs.solve;

/** Thrown if a solver does not start, dies, or prints something that is not an answer. */
public class SolverFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The message names the solver and what went wrong. */
  public SolverFailedException(String message) {
    super(message);
  }

  /** The message names the solver and why it could not be reached. */
  public SolverFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

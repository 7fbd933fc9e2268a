package dev.timerproof.evidence.derived;

/** Thrown when nothing can be derived from a source as it is; the message says why. */
public final class UnderivableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnderivableException(String message) {
    super(message);
  }
}

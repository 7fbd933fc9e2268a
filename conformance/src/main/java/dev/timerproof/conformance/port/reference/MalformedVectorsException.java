package dev.timerproof.conformance.port.reference;

/** A file of vectors or of expected failures that cannot be used; the message names the place. */
public final class MalformedVectorsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message that names file and line, what was found and what was expected. */
  public MalformedVectorsException(String message) {
    super(message);
  }
}

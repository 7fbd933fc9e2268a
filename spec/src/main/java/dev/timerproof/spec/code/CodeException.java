package dev.timerproof.spec.code;

/** Thrown for statements that cannot be parsed or run. */
public final class CodeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CodeException(String message) {
    super(message);
  }
}

package dev.timerproof.conformance.history.contract;

/** Thrown if a text is no contract. The message begins with {@code file:line:column:}. */
public final class MalformedContractException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedContractException(String file, int line, int column, String what) {
    super(file + ":" + line + ":" + column + ": " + what);
  }
}

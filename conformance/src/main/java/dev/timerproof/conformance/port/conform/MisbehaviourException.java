package dev.timerproof.conformance.port.conform;

/** A port broke the protocol; the message says how, and has the last exchange. */
public final class MisbehaviourException extends Exception {
  private static final long serialVersionUID = 1;

  MisbehaviourException(String message) {
    super(message);
  }
}

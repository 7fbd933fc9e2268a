package dev.timerproof.conformance.port.conform;

/** A port did not keep to the protocol; the message says how, with the last exchange. */
public final class MisbehaviourException extends Exception {
  private static final long serialVersionUID = 1;

  MisbehaviourException(String message) {
    super(message);
  }
}

package dev.timerproof.conformance.history.check;

/** Thrown if the search for an order of the calls is given up. */
public final class TooManyOrdersException extends Exception {
  private static final long serialVersionUID = 1L;

  TooManyOrdersException(String message) {
    super(message);
  }
}

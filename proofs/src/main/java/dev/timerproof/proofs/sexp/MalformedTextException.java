package dev.timerproof.proofs.sexp;

import dev.timerproof.spec.table.Place;

/** Thrown for a malformed text of the proof. The message names the place. */
public final class MalformedTextException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Place place;

  /** An error at a place; the message says what was found and what was expected. */
  public MalformedTextException(Place place, String message) {
    super(place + ": " + message);
    this.place = place;
  }

  /** The place of the error. */
  public Place place() {
    return place;
  }
}

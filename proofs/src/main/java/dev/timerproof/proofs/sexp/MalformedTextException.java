package dev.timerproof.proofs.sexp;

import dev.timerproof.spec.table.Place;

/** A text of the proof is not what it must be. The message names the place. */
public final class MalformedTextException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Place place;

  /** What was found and what was expected, and where. */
  public MalformedTextException(Place place, String message) {
    super(place + ": " + message);
    this.place = place;
  }

  /** Where it is. */
  public Place place() {
    return place;
  }
}

package dev.timerproof.generate.java;

import dev.timerproof.spec.table.Place;

/** Thrown when a table cannot be written as Java; the message says where and why. */
public final class GenerationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GenerationException(Place place, String message) {
    super(place + ": " + message);
  }
}

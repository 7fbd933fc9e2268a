package dev.timerproof.spec.table;

/**
 * One error in a table, manifest or list.
 *
 * @param place where it is written
 * @param message what was found and what was expected
 */
public record Problem(Place place, String message) {
  @Override
  public String toString() {
    return place + ": " + message;
  }
}

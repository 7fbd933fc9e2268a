package dev.timerproof.spec.table;

/**
 * One thing that is wrong with a table.
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

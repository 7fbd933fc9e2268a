package dev.timerproof.spec.model;

/**
 * The result of following a counterexample in a layer.
 *
 * @param outcome how it ended
 * @param sentence how far the layer followed it and what it saw, or where and why it could not
 *     follow
 */
public record Replayed(Outcome outcome, String sentence) {
  /** How it ended. */
  public enum Outcome {
    /** The schedule was followed, and the same property is violated. */
    REPRODUCED,
    /** The schedule was followed to its end, and the property holds. */
    WITHOUT_VIOLATION,
    /** The layer could not follow the schedule. */
    NOT_FOLLOWED
  }

  public static Replayed reproduced(String sentence) {
    return new Replayed(Outcome.REPRODUCED, sentence);
  }

  public static Replayed withoutViolation(String sentence) {
    return new Replayed(Outcome.WITHOUT_VIOLATION, sentence);
  }

  public static Replayed notFollowed(String sentence) {
    return new Replayed(Outcome.NOT_FOLLOWED, sentence);
  }
}

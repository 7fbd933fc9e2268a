package dev.timerproof.conformance.trace.rules;

/** The effect of a row's steps on one field of the timer. */
public enum Effect {
  /** The field keeps its value. */
  KEPT("stays as it was"),
  /** The field gets a value that the caller has given. */
  GIVEN("is the caller's"),
  /** The deadline becomes what {@code nextwhen} was. */
  FROM_NEXT_WHEN("becomes what nextwhen was"),
  /** The deadline moves on by whole periods, at most to the largest number. */
  REARMED("moves on by whole periods"),
  /** The timer is on no P. */
  NO_P("is no P"),
  /** The timer is on some P. */
  SOME_P("is a P");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  /** The effect in words, which follow the field's name. */
  String text() {
    return text;
  }

  /** The effect of two effects on one field, this one first. */
  Effect then(Effect later, boolean ownValueKnown) {
    if (later == KEPT) {
      return this;
    }
    boolean derived = later == FROM_NEXT_WHEN || later == REARMED;
    return derived && !ownValueKnown ? GIVEN : later;
  }
}

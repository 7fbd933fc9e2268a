package dev.timerproof.conformance.trace.rules;

/** What the steps of a row make of one field of the timer. */
public enum Effect {
  /** The field keeps its value. */
  KEPT("stays as it was"),
  /** The field gets a value of the caller's. */
  GIVEN("is the caller's"),
  /** The deadline becomes what {@code nextwhen} was. */
  FROM_NEXT_WHEN("becomes what nextwhen was"),
  /** The deadline moves on by whole periods, or saturates. */
  REARMED("moves on by whole periods"),
  /** The timer names no P. */
  NO_P("is no P"),
  /** The timer names a P. */
  SOME_P("is a P");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  /** For the sentence {@code when ...}. */
  String text() {
    return text;
  }

  /** What two effects on one field amount to, this one first. */
  Effect then(Effect later, boolean ownValueKnown) {
    if (later == KEPT) {
      return this;
    }
    boolean derived = later == FROM_NEXT_WHEN || later == REARMED;
    return derived && !ownValueKnown ? GIVEN : later;
  }
}

package dev.timerproof.conformance.history.contract;

/** What the answer of stop or reset promises. */
public enum Answers {
  /** True if and only if the call kept a firing from its user. */
  EXACT("exact"),
  /** As {@link #EXACT}, but after the function was called it may be either. */
  MAY_BE("may-be"),
  /** The call has no answer, or one that promises nothing. */
  UNANSWERED("unanswered"),
  /** There is no such call. */
  ABSENT("absent");

  private final String text;

  Answers(String text) {
    this.text = text;
  }

  /** The word in contract files. */
  @Override
  public String toString() {
    return text;
  }
}

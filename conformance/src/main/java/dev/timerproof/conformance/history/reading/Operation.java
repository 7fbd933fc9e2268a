package dev.timerproof.conformance.history.reading;

/** The calls that a user makes of a timer. */
public enum Operation {
  /** Makes a timer and arms it. */
  START("start"),
  /** Disarms it. */
  STOP("stop"),
  /** Arms it again, with a new deadline. */
  RESET("reset"),
  /** Takes a value from its channel, or sees that there is none. */
  RECEIVE("receive");

  private final String text;

  Operation(String text) {
    this.text = text;
  }

  /** Whether it sets a deadline. */
  public boolean arms() {
    return this == START || this == RESET;
  }

  @Override
  public String toString() {
    return text;
  }
}

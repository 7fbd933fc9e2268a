package dev.timerproof.conformance.history.contract;

/** When a timer with a period is due again. */
public enum Ticks {
  /** At multiples of the period after its deadline; those that have passed may be left out. */
  COALESCE("coalesce"),
  /** At multiples of the period after its deadline, and none is left out. */
  FIXED_RATE("fixed-rate"),
  /** A period after its function has returned. */
  FIXED_DELAY("fixed-delay"),
  /** A period after its function was called. */
  FROM_START("from-start");

  private final String text;

  Ticks(String text) {
    this.text = text;
  }

  /** The word in contract files and histories. */
  @Override
  public String toString() {
    return text;
  }
}

package dev.timerproof.spec.tlc;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a run of TLC ended. */
public enum TlcOutcome {
  /** Every reachable state was visited and every property holds. */
  HOLDS,
  /** A property is violated, and the result has the counterexample. */
  VIOLATED,
  /** A state without a successor was reached, and the result has the behaviour that leads there. */
  DEADLOCK,
  /** The specification or the run failed; nothing is known about the properties. */
  ERROR,
  /** The budget of time or states was spent first; nothing is known about the properties. */
  BUDGET;

  /** The word that stands in result files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

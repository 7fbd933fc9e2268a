package dev.timerproof.spec.mutate;

import dev.timerproof.spec.tlc.TlcOutcome;

/**
 * What became of a mutant.
 *
 * @param mutant the mutant's {@link Mutant#key}
 * @param fate what became of it
 * @param by the case or the rule that decided
 * @param property the violated property; the reader's message; the reason of an equivalent mutant
 *     or a gap
 * @param seconds the time that it took
 */
public record MutantVerdict(String mutant, Fate fate, String by, String property, double seconds) {
  /** What can become of a mutant. */
  public enum Fate {
    /** The table's reader refuses it. */
    MALFORMED,
    /** A model violates a property. */
    KILLED,
    /** It has the same behaviours, for a reason that is stated. */
    EQUIVALENT,
    /** It would do harm that the models are blind to, as is stated. */
    GAP,
    /** Every model that reaches the row holds, and no reason is known: a gap. */
    SURVIVED,
    /** A run ended without a verdict. */
    UNDECIDED
  }

  static Fate of(TlcOutcome outcome) {
    return switch (outcome) {
      case VIOLATED, DEADLOCK -> Fate.KILLED;
      case HOLDS -> Fate.SURVIVED;
      case ERROR, BUDGET -> Fate.UNDECIDED;
    };
  }
}

package dev.timerproof.spec.mutate;

import dev.timerproof.spec.tlc.TlcOutcome;
import java.util.Objects;

/**
 * The verdict of one layer on a mutant.
 *
 * @param layer the layer's name; {@link #MODEL} if the text it was read from names none
 * @param mutant the mutant's {@link Mutant#key}
 * @param fate the outcome
 * @param by the case or the rule that decided
 * @param property the violated property; the reader's message; the reason of an equivalent mutant
 *     or a gap
 * @param seconds the time that it took
 */
public record MutantVerdict(
    String layer, String mutant, Fate fate, String by, String property, double seconds) {
  /** The layer that compares the generated Java. */
  public static final String DRIFT = "drift";

  /** The layer of the proofs. */
  public static final String PROOF = "proof";

  /** The layer of the models. */
  public static final String MODEL = "model";

  /** The table's reader, which refuses malformed mutants; listed as a layer. */
  public static final String TABLE = "table";

  @SuppressWarnings("NullAway") // fields that JSON leaves out are null
  public MutantVerdict {
    layer = layer == null ? MODEL : layer;
    Objects.requireNonNull(mutant, "mutant");
    Objects.requireNonNull(fate, "fate");
  }

  /** The possible fates of a mutant. */
  public enum Fate {
    /** The table's reader refuses it. */
    MALFORMED,
    /** The layer noticed it: a property is violated, or a run fails. */
    KILLED,
    /** It has the same behaviours, for a reason that is stated. */
    EQUIVALENT,
    /** It would do harm that the layer cannot see, for a stated reason. */
    GAP,
    /** Everything that the layer checks holds, and no reason is stated. */
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

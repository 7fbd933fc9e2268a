package dev.timerproof.spec.tlc;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The property that a counterexample contradicts.
 *
 * @param kind the kind of property
 * @param property its name in the configuration; {@link #DEADLOCK} for a deadlock
 */
public record Violation(Kind kind, String property) {
  /** The name that stands for freedom from deadlock. */
  public static final String DEADLOCK = "deadlock";

  /** Kinds of properties. */
  public enum Kind {
    /** A predicate on single states. */
    INVARIANT,
    /**
     * A property of the initial states or of steps, such as a refinement, contradicted by a finite
     * behaviour.
     */
    REFINEMENT,
    /** A liveness property, contradicted by an infinite behaviour. */
    TEMPORAL,
    /** A state without a successor. */
    DEADLOCK;

    /** The word that stands in result files. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

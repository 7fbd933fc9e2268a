package dev.timerproof.spec.tlc;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * A behaviour that contradicts a property.
 *
 * @param states in order
 * @param ending how the behaviour goes on after the last state
 * @param backTo the number of the state that follows the last one of a lasso; 0 otherwise
 */
public record Counterexample(List<TraceState> states, Ending ending, int backTo) {
  /** No behaviour. */
  public static final Counterexample NONE = new Counterexample(List.of(), Ending.FINITE, 0);

  public Counterexample {
    states = List.copyOf(states);
  }

  /** How a behaviour goes on after the last state. */
  public enum Ending {
    /** It ends: the last state or the step to it violates the property. */
    FINITE,
    /** It stays in the last state for ever. */
    STUTTER,
    /** It goes back to the state {@link Counterexample#backTo} and repeats from there for ever. */
    LASSO;

    /** The word that stands in result files. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

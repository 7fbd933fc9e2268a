package dev.timerproof.cli.report;

import dev.timerproof.evidence.layer.LayerName;
import java.time.Duration;

/**
 * What one layer did in a run.
 *
 * @param name the layer
 * @param state how far it came
 * @param duration the time that it ran
 */
public record LayerReport(LayerName name, State state, Duration duration) {
  /** How far a layer came. */
  public enum State {
    /** It ran to its end, whatever it found. */
    FINISHED("finished"),
    /** It was stopped: by the budget, an interrupt or an error. */
    CUT("cut"),
    /** It was asked for and did not begin. */
    NOT_STARTED("notStarted"),
    /** The user asked for other layers. */
    NOT_ASKED("notAsked"),
    /** This build has no such layer. */
    NOT_IN_BUILD("notInBuild");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The word that reports use. */
    public String label() {
      return label;
    }
  }
}

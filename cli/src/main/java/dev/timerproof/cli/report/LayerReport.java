package dev.timerproof.cli.report;

import dev.timerproof.evidence.layer.LayerName;
import java.time.Duration;

/**
 * What happened to one layer in a run.
 *
 * @param name the layer
 * @param state whether it ran to its end
 * @param duration the time that it ran
 */
public record LayerReport(LayerName name, State state, Duration duration) {
  /** Whether a layer ran to its end. */
  public enum State {
    /** It ran to its end, with any outcome. */
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

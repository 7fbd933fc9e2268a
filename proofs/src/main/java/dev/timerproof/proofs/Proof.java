package dev.timerproof.proofs;

import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;

/** The parts of an edition that are proven separately. */
public enum Proof {
  /** Each step of the status word keeps the invariant. Proven of every edition. */
  STEPS("steps", "each step keeps the invariant, from which the promises follow"),
  /** One of the two bounds of a P is low enough at every moment. Proven of the last edition. */
  BOUNDS("bounds", "at every moment one of the bounds of a P is at most each pending deadline"),
  /** The poller sleeps past no deadline. Proven of the last edition. */
  WAKE_UP("wake-up", "each step of the poller sleeps past no deadline");

  private final String label;
  private final String sentence;

  Proof(String label, String sentence) {
    this.label = label;
    this.sentence = sentence;
  }

  /** The proofs of an edition, in the order in which they are run. */
  public static List<Proof> of(String edition) {
    return edition.equals(Fault.EDITION) ? List.of(values()) : List.of(STEPS);
  }

  /** Its name, a word of lower-case letters and hyphens. */
  public String label() {
    return label;
  }

  /** The claim. */
  public String sentence() {
    return sentence;
  }

  /** The ids of the rows whose steps are proven. */
  public List<String> rows(TimerTable table) {
    return this == WAKE_UP
        ? table.poller().rows().stream().map(PollerRow::id).toList()
        : table.rows().stream().map(Row::id).toList();
  }

  /**
   * Generates the obligations for a table and has them solved; throws what {@link Prover} throws.
   */
  public ProofReport prove(TimerTable table, ProofOptions options, ProofListener listener) {
    return switch (this) {
      case STEPS -> Prover.prove(table, options, listener);
      case BOUNDS -> Prover.proveBounds(table, options, listener);
      case WAKE_UP -> Prover.prove(table.poller(), options, listener);
    };
  }
}

package dev.timerproof.proofs;

import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;

/** The parts of an edition that are proven separately. */
public enum Proof {
  /** Each step of the status word keeps the invariant. Of every edition. */
  STEPS("steps", "each step keeps the invariant, from which the promises follow"),
  /** One of the two bounds of a P is low enough at every moment. Of the edition that ships. */
  BOUNDS("bounds", "at every moment one of the bounds of a P is at most each pending deadline"),
  /** No deadline is slept past. Of the edition that ships. */
  WAKE_UP("wake-up", "each step of the poller sleeps past no deadline");

  private final String label;
  private final String sentence;

  Proof(String label, String sentence) {
    this.label = label;
    this.sentence = sentence;
  }

  /** The proofs that there are of an edition, in the order in which they are run. */
  public static List<Proof> of(String edition) {
    return edition.equals(Fault.EDITION) ? List.of(values()) : List.of(STEPS);
  }

  /** Its name, a word of lower-case letters and hyphens. */
  public String label() {
    return label;
  }

  /** What is claimed. */
  public String sentence() {
    return sentence;
  }

  /** The ids of the rows whose steps it is about. */
  public List<String> rows(TimerTable table) {
    return this == WAKE_UP
        ? table.poller().rows().stream().map(PollerRow::id).toList()
        : table.rows().stream().map(Row::id).toList();
  }

  /**
   * Generates its obligations of a table and has them solved; errors are those of {@link Prover}.
   */
  public ProofReport prove(TimerTable table, ProofOptions options, ProofListener listener) {
    return switch (this) {
      case STEPS -> Prover.prove(table, options, listener);
      case BOUNDS -> Prover.proveBounds(table, options, listener);
      case WAKE_UP -> Prover.prove(table.poller(), options, listener);
    };
  }
}

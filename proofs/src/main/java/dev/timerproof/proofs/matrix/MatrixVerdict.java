package dev.timerproof.proofs.matrix;

import dev.timerproof.proofs.matrix.MutantProof.Fate;
import dev.timerproof.spec.mutate.Mutant;

/**
 * What the proof says of one mutant, as a line of a results file keeps it.
 *
 * @param row the row's id
 * @param change what was changed, in words
 * @param fate the outcome
 * @param step the atomic step that no longer does what it must; empty if there is none
 * @param claim the claim that is lost there; else empty
 */
public record MatrixVerdict(String row, String change, Fate fate, String step, String claim) {
  /** The verdict of a mutant with this proof. */
  public static MatrixVerdict of(Mutant mutant, MutantProof proof) {
    // The reader's message names places of the table, which move when anything is added to it.
    String claim = proof.fate() == Fate.MALFORMED ? "" : proof.claim();
    return new MatrixVerdict(mutant.row(), mutant.change(), proof.fate(), proof.step(), claim);
  }

  /** Whether the proof does not notice the mutant. */
  public boolean survives() {
    return fate == Fate.PROVEN || fate == Fate.SAME;
  }

  /** Whether no promise about the timers themselves is lost, so that a model has to be asked. */
  public boolean goesToModels() {
    return fate == Fate.AUXILIARY || fate == Fate.BOUNDS;
  }

  /** The one name of the mutant in its edition. */
  public String key() {
    return key(row, change);
  }

  static String key(Mutant mutant) {
    return key(mutant.row(), mutant.change());
  }

  private static String key(String row, String change) {
    return row + " " + change;
  }
}

package dev.timerproof.proofs.matrix;

/**
 * What the proof says of a changed table.
 *
 * @param fate the outcome
 * @param step the atomic step that no longer does what it must; empty if there is none
 * @param claim the claim that is lost there, or why there is no table to prove; else empty
 * @param steps how many atomic steps differ from those of the table
 */
public record MutantProof(Fate fate, String step, String claim, int steps) {
  /** What can become of a changed table, what says most about it first. */
  public enum Fate {
    /** The table's reader or the walk through its rows refuses it. */
    MALFORMED,
    /** A promise to users is lost. */
    SAFETY,
    /** A promise about the two bounds of a P is lost. */
    BOUNDS,
    /** A part of the invariant is lost, which is no promise by itself. */
    AUXILIARY,
    /** No solver decided some claim, and none is known to be lost. */
    UNKNOWN,
    /** All that is proven of the table is proven of this one too. */
    PROVEN,
    /** Its atomic steps are those of the table. */
    SAME
  }
}

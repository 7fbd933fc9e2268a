package dev.timerproof.proofs.solve;

/** What a solver says to one question. */
public enum Answer {
  /** The formulas can hold together. */
  SAT,
  /** They cannot. */
  UNSAT,
  /** The solver gave up. */
  UNKNOWN
}

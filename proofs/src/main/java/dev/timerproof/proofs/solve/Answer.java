package dev.timerproof.proofs.solve;

/** A solver's answer to one question. */
public enum Answer {
  /** The formulas can hold together. */
  SAT,
  /** The formulas cannot hold together. */
  UNSAT,
  /** The solver gave up. */
  UNKNOWN
}

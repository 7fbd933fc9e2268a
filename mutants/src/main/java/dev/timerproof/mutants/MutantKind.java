package dev.timerproof.mutants;

/** The kinds of change that make a mutant. */
public enum MutantKind {
  /** One status of a row: from, via or to. */
  STATUS,
  /** The order of two steps of a row. */
  ORDER,
  /** A step that a row leaves out. */
  DROP,
  /** Another field of a row: guard, kind, owned, result, value or lost. */
  FIELD,
  /** A hook or step that a frame leaves out, or two that change places. */
  FRAME,
  /** A parameter that has the value of another edition. */
  PARAMETER
}

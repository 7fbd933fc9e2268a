package dev.timerproof.proofs.solve;

/** Thrown if there is no native library of a solver for this machine. */
public final class MissingSolverException extends SolverFailedException {
  private static final long serialVersionUID = 1;

  /** The library of this solver is missing. */
  public MissingSolverException(SolverKind kind) {
    super(
        kind.id()
            + " is missing: this build has no native library "
            + kind.library()
            + "; the other solver can be asked alone");
  }
}

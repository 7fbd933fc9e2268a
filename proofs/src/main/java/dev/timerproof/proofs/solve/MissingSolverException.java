package dev.timerproof.proofs.solve;

/** There is no native library of a solver for this machine. */
public final class MissingSolverException extends SolverFailedException {
  private static final long serialVersionUID = 1;

  /** This solver's library. */
  public MissingSolverException(SolverKind kind) {
    super(
        kind.id()
            + " is missing: this build has no native library "
            + kind.library()
            + "; the other solver can be asked alone");
  }
}

package dev.timerproof.proofs.solve;

import java.nio.file.Path;

/** Thrown if there is no native library of a solver for this machine, or it cannot be loaded. */
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

  /** The library of this solver cannot be loaded from this folder; the system says why. */
  MissingSolverException(SolverKind kind, Path folder, String why) {
    super(
        kind.id()
            + " is missing: its native library cannot be loaded from the temporary folder "
            + folder
            + ": "
            + why
            + "; set TMPDIR to a folder with room for it that is not mounted noexec");
  }
}

package dev.timerproof.proofs;

import dev.timerproof.proofs.solve.SolverKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a proof.
 *
 * @param solvers the solvers that must agree, at least one; solvers without a library for this
 *     machine are left out
 * @param workers how many scripts are solved at a time
 * @param limitMillis the time limit of one question in ms
 * @param cache the folder of kept answers; empty to ask every question anew
 * @param scripts where the obligations are written as SMT-LIB, in a folder for each edition; empty
 *     not to write them
 * @param rows ids of the rows whose steps are proven; empty for everything
 */
public record ProofOptions(
    Set<SolverKind> solvers,
    int workers,
    int limitMillis,
    Optional<Path> cache,
    Optional<Path> scripts,
    List<String> rows) {
  public ProofOptions {
    solvers = Set.copyOf(solvers);
    rows = List.copyOf(rows);
    if (solvers.isEmpty()) {
      throw new IllegalArgumentException("expected at least one solver");
    }
    if (workers < 1 || limitMillis < 1) {
      throw new IllegalArgumentException(
          "expected at least one worker and 1 ms, found "
              + workers
              + " and "
              + limitMillis
              + " ms");
    }
  }

  /** Z3 alone, two workers, two minutes for a question, no cache, no files, all rows. */
  public static ProofOptions quick() {
    return new ProofOptions(
        Set.of(SolverKind.Z3), 2, 120_000, Optional.empty(), Optional.empty(), List.of());
  }

  /** These options with other solvers. */
  public ProofOptions withSolvers(Set<SolverKind> kinds) {
    return new ProofOptions(kinds, workers, limitMillis, cache, scripts, rows);
  }

  /** These options with another number of scripts that are solved at a time. */
  public ProofOptions withWorkers(int number) {
    return new ProofOptions(solvers, number, limitMillis, cache, scripts, rows);
  }

  /** These options with a folder of kept answers. */
  public ProofOptions withCache(Path folder) {
    return new ProofOptions(solvers, workers, limitMillis, Optional.of(folder), scripts, rows);
  }

  /** These options with a folder where the obligations are written. */
  public ProofOptions withScripts(Path folder) {
    return new ProofOptions(solvers, workers, limitMillis, cache, Optional.of(folder), rows);
  }

  /** These options with another time limit for one question, in ms. */
  public ProofOptions withLimit(int millis) {
    return new ProofOptions(solvers, workers, millis, cache, scripts, rows);
  }

  /** These options restricted to some rows. */
  public ProofOptions withRows(List<String> ids) {
    return new ProofOptions(solvers, workers, limitMillis, cache, scripts, ids);
  }
}

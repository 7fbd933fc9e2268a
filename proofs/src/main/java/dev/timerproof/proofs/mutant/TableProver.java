package dev.timerproof.proofs.mutant;

/**
 * Says which proven claims no longer hold when a datum of a table is changed. Not thread-safe; use
 * one for each thread. Close it to end its solver.
 *
 * @param <T> the kind of table
 */
public interface TableProver<T> extends AutoCloseable {
  /**
   * Decides one changed table.
   *
   * @param mutated the table of the same edition with a change
   * @throws dev.timerproof.proofs.solve.SolverFailedException if the solver dies
   */
  MutantProver.Answer decide(T mutated);

  @Override
  void close();
}

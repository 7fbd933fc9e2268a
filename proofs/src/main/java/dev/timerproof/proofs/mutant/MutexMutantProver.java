package dev.timerproof.proofs.mutant;

import dev.timerproof.proofs.mutant.MutantProver.Answer;
import dev.timerproof.proofs.mutant.MutantProver.Result;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.smt.MutexObligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.spec.table.MutexTable;
import java.util.List;
import java.util.function.Supplier;

/**
 * Says which claims of the two proofs of the timers with a mutex no longer hold when a datum of
 * their table is changed. The solver is asked only about sections, and about atomic steps of the
 * bounds, that the unchanged table does not have.
 */
public final class MutexMutantProver implements TableProver<MutexTable> {
  private final MutexTable table;
  private final Refuter refuter = new Refuter();

  /**
   * Starts a solver.
   *
   * @param table the table as it is
   * @throws dev.timerproof.proofs.solve.MissingSolverException if Z3 is not there for this machine
   */
  public MutexMutantProver(MutexTable table) {
    this.table = table;
  }

  @Override
  public Answer decide(MutexTable mutated) {
    Answer sections = answer(() -> MutexObligations.added(table, mutated), Result.PROMISE_LOST);
    if (sections.result() == Result.PROMISE_LOST) {
      return sections;
    }
    Answer bounds = answer(() -> MutexObligations.addedToBounds(table, mutated), Result.BOUND_LOST);
    boolean isBounds =
        bounds.result() == Result.BOUND_LOST || bounds.result().compareTo(sections.result()) < 0;
    return isBounds ? bounds : sections;
  }

  /** The answer of one proof, which may be unable to follow the changed table. */
  private Answer answer(Supplier<List<Script>> added, Result promise) {
    List<Script> scripts;
    try {
      scripts = added.get();
    } catch (MalformedTextException | IllegalArgumentException e) {
      return new Answer(Result.MALFORMED, "", ""); // such as a step that belongs into no section
    }
    return scripts.isEmpty()
        ? new Answer(Result.SAME_STEPS, "", "")
        : MutantProver.worst(refuter, scripts, promise);
  }

  @Override
  public void close() {
    refuter.close();
  }
}

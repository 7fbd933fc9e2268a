package dev.timerproof.proofs.mutant;

import dev.timerproof.proofs.mutant.MutantProver.Answer;
import dev.timerproof.proofs.mutant.MutantProver.Result;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.smt.MutexObligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.spec.table.MutexTable;
import java.util.List;

/**
 * Says which claims of the proof of the timers with a mutex no longer hold when a datum of their
 * table is changed. The solver is asked only about sections that the unchanged table does not have.
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
    List<Script> sections;
    try {
      sections = MutexObligations.added(table, mutated);
    } catch (MalformedTextException | IllegalArgumentException e) {
      return new Answer(Result.MALFORMED, "", ""); // a section with a step that belongs into none
    }
    return sections.isEmpty()
        ? new Answer(Result.SAME_STEPS, "", "")
        : MutantProver.worst(refuter, sections, Result.PROMISE_LOST);
  }

  @Override
  public void close() {
    refuter.close();
  }
}

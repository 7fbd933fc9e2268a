package dev.timerproof.proofs.layer;

import dev.timerproof.proofs.mutant.MutexMutantProver;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.MutexTable;

/**
 * Tries to prove of a changed table of the timers with a mutex what is proven of the table, as
 * {@link ProofMutants} does of the status word. What happens outside of the sections of a timer's
 * locks the proofs see only as far as it touches the bounds of a P.
 */
public final class MutexProofMutants extends SolverMutants<MutexTable> {
  private final Equivalents equivalents;

  /** A layer for mutants of this table; a solver is started with the first mutant. */
  public MutexProofMutants(MutexTable table, Equivalents equivalents) {
    super(() -> new MutexMutantProver(table));
    this.equivalents = equivalents;
  }

  @Override
  public Finding judge(Mutant mutant, MutexTable mutated) {
    return ProofMutants.finding(mutant, prover().decide(mutated), equivalents);
  }
}

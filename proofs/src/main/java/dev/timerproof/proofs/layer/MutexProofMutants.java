package dev.timerproof.proofs.layer;

import dev.timerproof.proofs.mutant.MutexMutantProver;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.table.MutexTable;
import org.jspecify.annotations.Nullable;

/**
 * Tries to prove of a changed table of the timers with a mutex what is proven of the table, as
 * {@link ProofMutants} does of the status word. What happens outside of the sections of a timer's
 * locks the proof does not see.
 */
public final class MutexProofMutants implements MutantLayer<MutexTable> {
  private final MutexTable table;
  private final Equivalents equivalents;
  private @Nullable MutexMutantProver prover;

  /** A layer for mutants of this table; a solver is started with the first mutant. */
  public MutexProofMutants(MutexTable table, Equivalents equivalents) {
    this.table = table;
    this.equivalents = equivalents;
  }

  @Override
  public String name() {
    return MutantVerdict.PROOF;
  }

  @Override
  public boolean looksAtJava() {
    return false;
  }

  @Override
  public Finding judge(Mutant mutant, MutexTable mutated) {
    MutexMutantProver its = prover;
    if (its == null) {
      its = new MutexMutantProver(table);
      prover = its;
    }
    return ProofMutants.finding(mutant, its.decide(mutated), equivalents);
  }

  @Override
  public void close() {
    MutexMutantProver its = prover;
    if (its != null) {
      its.close();
    }
  }
}

package dev.timerproof.proofs.layer;

import dev.timerproof.proofs.mutant.TableProver;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A mutant layer that proves of mutants what is proven of the unchanged table. A solver is started
 * with the first mutant.
 */
abstract class SolverMutants<T> implements MutantLayer<T> {
  private final Supplier<TableProver<T>> start;
  private @Nullable TableProver<T> prover;

  SolverMutants(Supplier<TableProver<T>> start) {
    this.start = start;
  }

  @Override
  public String name() {
    return MutantVerdict.PROOF;
  }

  @Override
  public boolean looksAtJava() {
    return false;
  }

  TableProver<T> prover() {
    TableProver<T> its = prover;
    if (its == null) {
      its = start.get();
      prover = its;
    }
    return its;
  }

  @Override
  public void close() {
    TableProver<T> its = prover;
    if (its != null) {
      its.close();
    }
  }
}

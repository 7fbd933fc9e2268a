package dev.timerproof.proofs.matrix;

import dev.timerproof.proofs.matrix.MutantProof.Fate;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.List;
import java.util.Set;

/**
 * Says what becomes of the proof when the table of an edition is changed. Only atomic steps that
 * the table does not have are asked about, of all claims that are proven of the table; in addition,
 * where no promise is lost, of the claims about the bounds. Not thread-safe; several may be used
 * side by side. Close it to end its solvers.
 */
public final class MutationProver implements AutoCloseable {
  private final TableReader reader;
  private final TimerTable table;
  private final Invariant invariant;
  private final Invariant withBounds;
  private final Refuter refuter = new Refuter();

  /**
   * Reads the table and starts solvers.
   *
   * @param reader the table to be changed
   * @param edition the edition
   * @throws dev.timerproof.proofs.solve.MissingSolverException if Z3 is not there for this machine
   */
  public MutationProver(TableReader reader, String edition) {
    this.reader = reader;
    this.table = reader.read(edition);
    this.invariant = Invariant.builtIn(table.parameters());
    this.withBounds = Invariant.withBounds(table.parameters());
  }

  /**
   * Decides one changed table.
   *
   * @param mutations what is changed
   * @throws dev.timerproof.proofs.solve.SolverFailedException if a solver dies
   */
  public MutantProof decide(List<Mutation> mutations) {
    try {
      return decide(reader.read(table.edition(), mutations));
    } catch (MalformedTableException e) {
      return malformed(e);
    }
  }

  /**
   * Decides one changed table.
   *
   * @param mutated of the same edition, with its mutations applied
   * @throws dev.timerproof.proofs.solve.SolverFailedException if a solver dies
   */
  public MutantProof decide(TimerTable mutated) {
    List<Script> steps;
    try {
      steps = Obligations.added(table, mutated, invariant);
    } catch (MalformedTableException | MalformedTextException e) {
      return malformed(e);
    }
    if (steps.isEmpty()) {
      return new MutantProof(Fate.SAME, "", "", 0);
    }
    MutantProof proof = first(steps, Fate.SAFETY, Fate.AUXILIARY);
    if (proof.fate() == Fate.SAFETY) {
      return proof;
    }
    List<Script> scripts =
        Obligations.added(table, mutated, withBounds).stream().map(this::aboutBounds).toList();
    MutantProof bounds = first(scripts, Fate.BOUNDS, Fate.AUXILIARY);
    return bounds.fate().compareTo(proof.fate()) < 0 ? bounds : proof;
  }

  private static MutantProof malformed(RuntimeException e) {
    return new MutantProof(Fate.MALFORMED, "", String.valueOf(e.getMessage()), 0);
  }

  /** The first promise that is lost; else the first part of the invariant; else what is left. */
  private MutantProof first(List<Script> steps, Fate promise, Fate part) {
    MutantProof found = new MutantProof(Fate.PROVEN, "", "", steps.size());
    for (Script script : steps) {
      Refuter.Lost lost = refuter.lost(script);
      for (Check claim : lost.refuted()) {
        found = worse(found, claim.safety() ? promise : part, script, claim, steps.size());
      }
      for (Check claim : lost.undecided()) {
        found = worse(found, Fate.UNKNOWN, script, claim, steps.size());
      }
      if (found.fate() == promise) {
        return found;
      }
    }
    return found;
  }

  private static MutantProof worse(
      MutantProof found, Fate fate, Script script, Check claim, int steps) {
    return fate.compareTo(found.fate()) < 0
        ? new MutantProof(fate, script.name(), claim.name(), steps)
        : found;
  }

  /** The script with the claims about the bounds alone. */
  private Script aboutBounds(Script script) {
    Set<String> known = invariant.names();
    return script.withChecks(
        script.checks().stream()
            .filter(c -> withBounds.names().contains(c.name()) && !known.contains(c.name()))
            .toList());
  }

  @Override
  public void close() {
    refuter.close();
  }
}

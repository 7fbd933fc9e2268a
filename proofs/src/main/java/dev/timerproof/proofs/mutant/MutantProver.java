package dev.timerproof.proofs.mutant;

import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;
import java.util.Set;

/**
 * Finds the claims of the status word's proof that no longer hold when a datum of the table is
 * changed. Only atomic steps that the unchanged table does not have are proven anew, each with
 * every claim that is proven of the unchanged table. The claims about the two bounds of a P follow
 * only if no other promise is lost.
 */
public final class MutantProver implements TableProver<TimerTable> {
  private final TimerTable table;
  private final Invariant invariant;
  private final Invariant withBounds;
  private final Refuter refuter = new Refuter();

  /**
   * The answer for a changed table.
   *
   * @param result the worst result of its claims
   * @param step the atomic step at which a claim is lost or open; empty if there is none
   * @param claim that claim; empty if there is none
   */
  public record Answer(Result result, String step, String claim) {}

  /** The possible results of the claims about a changed table, the worst first. */
  public enum Result {
    /**
     * The changed table cannot be turned into atomic steps: its rows or steps do not fit together.
     */
    MALFORMED,
    /** A promise to users is lost. */
    PROMISE_LOST,
    /** A promise about one of the two bounds of a P is lost. */
    BOUND_LOST,
    /** An auxiliary conjunct of the invariant is lost, and no promise is. */
    ONLY_INVARIANT_LOST,
    /** The solver did not decide some claim, and none is known to be lost. */
    UNKNOWN,
    /** Everything that is proven of the unchanged table is proven of this one too. */
    PROVEN,
    /** Its atomic steps are those of the unchanged table, so there is nothing to prove. */
    SAME_STEPS
  }

  /**
   * Starts a solver.
   *
   * @param table the unchanged table
   * @throws dev.timerproof.proofs.solve.MissingSolverException if Z3 is not there for this machine
   */
  public MutantProver(TimerTable table) {
    this.table = table;
    this.invariant = Invariant.builtIn(table.parameters());
    this.withBounds = Invariant.withBounds(table.parameters());
  }

  @Override
  public Answer decide(TimerTable mutated) {
    List<Script> steps;
    try {
      steps = Obligations.added(table, mutated, invariant);
    } catch (MalformedTableException | MalformedTextException e) {
      return new Answer(Result.MALFORMED, "", "");
    }
    if (steps.isEmpty()) {
      return new Answer(Result.SAME_STEPS, "", "");
    }
    Answer answer = worst(refuter, steps, Result.PROMISE_LOST);
    if (answer.result() == Result.PROMISE_LOST) {
      return answer;
    }
    List<Script> scripts =
        Obligations.added(table, mutated, withBounds).stream().map(this::aboutBounds).toList();
    Answer bounds = worst(refuter, scripts, Result.BOUND_LOST);
    return bounds.result().compareTo(answer.result()) < 0 ? bounds : answer;
  }

  /**
   * The worst result of the claims of these steps; the first lost promise ends the search.
   *
   * @param promise the result to give when a promise is lost
   */
  static Answer worst(Refuter refuter, List<Script> steps, Result promise) {
    Answer worst = new Answer(Result.PROVEN, "", "");
    for (Script script : steps) {
      Refuter.Lost lost = refuter.lost(script);
      for (Check claim : lost.refuted()) {
        Result result = claim.safety() ? promise : Result.ONLY_INVARIANT_LOST;
        worst = worse(worst, result, script, claim);
      }
      for (Check claim : lost.undecided()) {
        worst = worse(worst, Result.UNKNOWN, script, claim);
      }
      if (worst.result() == promise) {
        return worst;
      }
    }
    return worst;
  }

  private static Answer worse(Answer worst, Result result, Script script, Check claim) {
    return result.compareTo(worst.result()) < 0
        ? new Answer(result, script.name(), claim.name())
        : worst;
  }

  /** The script with only the claims about the bounds. */
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

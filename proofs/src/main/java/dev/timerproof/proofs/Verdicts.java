package dev.timerproof.proofs;

import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.InductionCounterexample;
import dev.timerproof.proofs.smt.PollerObligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.proofs.solve.Answer;
import dev.timerproof.proofs.solve.ScriptAnswers;
import dev.timerproof.proofs.solve.SolverFailedException;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.proofs.solve.SolverPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** Turns the solvers' answers to one script into outcomes. */
final class Verdicts {
  private final String edition;
  private final SolverPool pool;
  private final Script script;
  private final Map<SolverKind, ScriptAnswers> answers;

  Verdicts(String edition, SolverPool pool, SolverPool.Pending pending) {
    this.edition = edition;
    this.pool = pool;
    this.script = pending.script();
    this.answers = pending.await();
  }

  List<ObligationResult> results() {
    double seconds = answers.values().stream().mapToDouble(ScriptAnswers::seconds).sum();
    boolean cached = answers.values().stream().allMatch(ScriptAnswers::cached);
    StringBuilder note = new StringBuilder();
    answers.values().forEach(a -> note.append(a.failure()));
    List<ObligationResult> results = new ArrayList<>();
    for (int i = 0; i < script.checks().size(); i++) {
      Check check = script.checks().get(i);
      Map<SolverKind, Answer> said = said(i);
      ProofOutcome outcome = outcome(check, said);
      String counterexample = "";
      if (!check.expectsSat()
          && (outcome == ProofOutcome.REFUTED || outcome == ProofOutcome.UNKNOWN)) {
        counterexample = counterexample(check);
        outcome = counterexample.isEmpty() ? outcome : ProofOutcome.REFUTED;
      }
      results.add(
          new ObligationResult(
              edition,
              script.name(),
              script.rows(),
              check,
              outcome,
              said,
              seconds,
              cached,
              note.toString(),
              counterexample));
    }
    return results;
  }

  private Map<SolverKind, Answer> said(int question) {
    Map<SolverKind, Answer> said = new TreeMap<>();
    answers.forEach(
        (kind, all) -> {
          Answer answer = all.answers().get(question);
          if (answer != null) {
            said.put(kind, answer);
          }
        });
    return said;
  }

  /** The outcome of a claim; all solvers that were asked must give the same answer. */
  static ProofOutcome outcome(Check check, Map<SolverKind, Answer> said) {
    boolean sat = said.containsValue(Answer.SAT);
    boolean unsat = said.containsValue(Answer.UNSAT);
    if (sat && unsat) {
      return ProofOutcome.DISAGREEMENT;
    }
    if (said.isEmpty() || said.containsValue(Answer.UNKNOWN)) {
      return ProofOutcome.UNKNOWN;
    }
    return sat == check.expectsSat() ? ProofOutcome.PROVEN : ProofOutcome.REFUTED;
  }

  private String counterexample(Check check) {
    try {
      return InductionCounterexample.render(
          PollerObligations.state(script), pool.refute(script, check).get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SolverFailedException("interrupted", e);
    } catch (ExecutionException e) {
      throw new SolverFailedException("no counterexample could be looked for", e);
    }
  }
}

package dev.timerproof.proofs.mutant;

import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.FiniteText;
import dev.timerproof.proofs.smt.InductionCounterexample;
import dev.timerproof.proofs.smt.PollerObligations;
import dev.timerproof.proofs.smt.QuantifiedText;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.proofs.solve.Answer;
import dev.timerproof.proofs.solve.AnswerReader;
import dev.timerproof.proofs.solve.SolverFailedException;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.proofs.solve.SolverProcess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Asks Z3 which claims of a script do not follow. Most claims that follow are proven quickly, and
 * most that do not have a small counterexample. So the first question has a low limit of work; if
 * it gives no answer, a small counterexample is looked for, and only then the question is asked
 * again without that limit. Not thread-safe.
 */
final class Refuter implements AutoCloseable {
  /**
   * The limit of the first question in Z3's units of work, so that the answer does not depend on
   * the load of the machine. Claims of the unchanged table need a small part of it.
   */
  private static final int WORK = 1_000_000;

  private static final int LIMIT_MILLIS = 120_000;

  private final SolverProcess z3 = new SolverProcess(SolverKind.Z3, LIMIT_MILLIS);

  /** The claims of one script that were refuted, and those that could not be decided. */
  record Lost(List<Check> refuted, List<Check> undecided) {}

  /** The claims of a script that are lost. Whether the step can happen is not asked. */
  Lost lost(Script whole) {
    List<Check> claims = whole.checks().stream().filter(c -> !c.expectsSat()).toList();
    Script script = whole.withChecks(claims);
    List<Answer> answers =
        ask("(set-option :rlimit " + WORK + ")\n" + QuantifiedText.of(script), claims.size());
    List<Check> refuted = new ArrayList<>();
    List<Check> undecided = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Check claim = claims.get(i);
      switch (answers.get(i)) {
        case UNSAT -> {}
        case SAT -> refuted.add(claim);
        case UNKNOWN -> {
          switch (decide(script, claim)) {
            case UNSAT -> {}
            case SAT -> refuted.add(claim);
            case UNKNOWN -> undecided.add(claim);
          }
        }
      }
    }
    return new Lost(refuted, undecided);
  }

  private Answer decide(Script script, Check claim) {
    if (!InductionCounterexample.render(
            PollerObligations.state(script), z3.run(FiniteText.of(script, claim)))
        .isEmpty()) {
      return Answer.SAT;
    }
    Script one = script.withChecks(List.of(claim));
    return ask(QuantifiedText.of(one), 1).get(0);
  }

  /** The answers to a text; all are unknown if a limit ended the script early. */
  private List<Answer> ask(String text, int questions) {
    String printed = z3.run(text);
    try {
      return AnswerReader.read(printed, questions);
    } catch (SolverFailedException e) {
      return Collections.nCopies(questions, Answer.UNKNOWN);
    }
  }

  @Override
  public void close() {
    z3.close();
  }
}

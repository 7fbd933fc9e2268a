package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.sexp.Sexp;
import java.util.List;
import java.util.Set;

/**
 * The obligations of one atomic step, or of the first state, as data that is rendered for a solver.
 *
 * @param name unique in its edition; a file name without its ending
 * @param rows ids of the rows that it is about
 * @param comments lines that say what the step is
 * @param declarations the state and the invariant's abbreviations
 * @param premises the invariant, by conjunct
 * @param step the constants, conditions and definitions of the step; premises of all checks
 * @param demanded the step's demands; asserted after the checks that show them
 * @param checks the questions
 * @param unchanged names of the conjuncts that the step cannot violate, because it changes none of
 *     their functions
 */
public record Script(
    String name,
    List<String> rows,
    List<String> comments,
    List<Sexp> declarations,
    List<Premise> premises,
    List<Sexp> step,
    List<Sexp> demanded,
    List<Check> checks,
    List<String> unchanged) {
  public Script {
    rows = List.copyOf(rows);
    comments = List.copyOf(comments);
    declarations = List.copyOf(declarations);
    premises = List.copyOf(premises);
    step = List.copyOf(step);
    demanded = List.copyOf(demanded);
    checks = List.copyOf(checks);
    unchanged = List.copyOf(unchanged);
  }

  /** The same with these questions only. */
  public Script withChecks(List<Check> questions) {
    return new Script(
        name, rows, comments, declarations, premises, step, demanded, questions, unchanged);
  }

  /** The same with these conjuncts as premises only. */
  public Script withPremises(Set<String> conjuncts) {
    return new Script(
        name,
        rows,
        comments,
        declarations,
        premises.stream().filter(p -> conjuncts.contains(p.name())).toList(),
        step,
        demanded,
        checks,
        unchanged);
  }

  /** A named premise with a sentence. */
  public record Premise(String name, String sentence, Sexp formula) {}
}

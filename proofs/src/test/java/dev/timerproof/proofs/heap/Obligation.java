package dev.timerproof.proofs.heap;

import dev.timerproof.proofs.sexp.Sexp;
import java.util.List;

/**
 * One obligation: a goal must follow from premises.
 *
 * @param name method, place and claim
 * @param declarations the constants in it
 * @param premises the known facts
 * @param goal the formula that must follow
 */
record Obligation(String name, List<Sexp> declarations, List<Sexp> premises, Sexp goal) {
  Obligation {
    declarations = List.copyOf(declarations);
    premises = List.copyOf(premises);
  }

  /**
   * How much work Z3 may do for one question; not a time, so that the answer is always the same.
   */
  private static final int WORK = 1_000_000;

  /** The question to Z3, after the vocabulary; unsat means that the goal follows. */
  String text(List<Sexp> vocabulary) {
    StringBuilder out = new StringBuilder("(set-option :rlimit " + WORK + ")\n(set-logic ALL)\n");
    vocabulary.forEach(e -> out.append(e).append('\n'));
    declarations.forEach(e -> out.append(e).append('\n'));
    premises.forEach(e -> out.append("(assert ").append(e).append(")\n"));
    out.append("(assert (not ").append(goal).append("))\n(echo \"#0\")\n(check-sat)\n");
    return out.toString();
  }
}

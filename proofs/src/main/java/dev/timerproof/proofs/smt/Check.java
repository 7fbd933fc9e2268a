package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.sexp.Sexp;
import org.jspecify.annotations.Nullable;

/**
 * One question to a solver.
 *
 * @param name the claim's name, unique in its script
 * @param kind the kind of claim
 * @param safety whether the claim is a promise to users
 * @param goal the formula that is claimed to follow; null to ask whether the premises can hold
 */
public record Check(String name, Kind kind, boolean safety, @Nullable Sexp goal) {
  /** Kinds of claims. */
  public enum Kind {
    /** The premises can hold together: the step can happen. */
    REACHABLE,
    /** A step that the table allows cannot happen. */
    NEVER,
    /** A conjunct holds in the first state. */
    INITIAL,
    /** The demands of a step hold in each state where it is taken. */
    DEMAND,
    /** A step keeps a conjunct. */
    KEEPS,
    /** A promise about one step. */
    CHANGE,
    /** A step keeps a counter's law. */
    LAW,
    /** A promise follows from the invariant. */
    PROPERTY
  }

  /** Whether the expected answer is sat. */
  public boolean expectsSat() {
    return kind == Kind.REACHABLE;
  }
}

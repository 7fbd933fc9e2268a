package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.Sexp;

/**
 * A named formula of the invariant's text.
 *
 * @param name its name
 * @param role the claim about it
 * @param sentence its meaning in words
 * @param formula over the state; a {@link Role#CHANGE} also speaks of the state after a step
 */
public record Conjunct(String name, Role role, String sentence, Sexp formula) {
  /** The claims that can be made about a formula. */
  public enum Role {
    /** A part of the invariant that only serves the proof. */
    AUXILIARY,
    /** A part of the invariant that is a promise to users. */
    SAFETY,
    /** A promise to users that follows from the invariant. */
    PROPERTY,
    /** A promise to users about each step, over the states before and after it. */
    CHANGE
  }

  /** Whether it is part of the invariant. */
  public boolean inductive() {
    return role == Role.AUXILIARY || role == Role.SAFETY;
  }
}

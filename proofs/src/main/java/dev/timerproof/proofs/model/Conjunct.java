package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.Sexp;

/**
 * A named formula of the invariant's text.
 *
 * @param name its name
 * @param role what is claimed of it
 * @param sentence what it says
 * @param formula over the state; a {@link Role#CHANGE} also speaks of the state after a step
 */
public record Conjunct(String name, Role role, String sentence, Sexp formula) {
  /** What is claimed of a formula. */
  public enum Role {
    /** A part of the invariant that only serves the proof. */
    AUXILIARY,
    /** A part of the invariant that is a promise to users. */
    SAFETY,
    /** Follows from the invariant. */
    PROPERTY,
    /** Holds of each step. */
    CHANGE
  }

  /** Whether it is part of the invariant. */
  public boolean inductive() {
    return role == Role.AUXILIARY || role == Role.SAFETY;
  }
}

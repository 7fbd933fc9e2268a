package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.Sexp;

/**
 * A kind of step that follows from the table although it cannot happen.
 *
 * @param control the entry of the visible list that the step runs
 * @param condition of the facts and the row where it would be taken
 * @param sentence why
 */
public record ImpossibleStep(String control, Sexp condition, String sentence) {}

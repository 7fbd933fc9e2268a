package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.Sexp;

/**
 * A kind of step that the table allows but that cannot happen, which the proof has to show.
 *
 * @param control the entry of steps.sexp that the step runs
 * @param condition over the facts and the row where it would be taken
 * @param sentence why it cannot happen
 */
public record ImpossibleStep(String control, Sexp condition, String sentence) {}

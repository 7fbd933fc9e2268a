package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.Sexp;

/**
 * A named abbreviation of the invariant's text.
 *
 * @param name its name
 * @param parameters {@code ((x Sort) ...)}
 * @param sort the sort of its value
 * @param body over the state and the parameters
 * @param meaning one sentence
 */
public record Definition(String name, Sexp parameters, String sort, Sexp body, String meaning) {}

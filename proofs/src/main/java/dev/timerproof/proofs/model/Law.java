package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.Sexp;

/**
 * A counter of each P equals the sum of what each timer and each thread contributes to it. Proven
 * by differences: a step changes the contribution of one timer and one thread, and the counter by
 * their sum.
 *
 * @param name its name
 * @param sentence what it says
 * @param counter the function from P to the counter
 * @param timer what a timer {@code t} contributes for the P {@code q}
 * @param thread what a thread {@code a} contributes for the P {@code q}
 * @param suspended for which P {@code q} the law does not hold between two steps, while its counter
 *     is about to be reset
 * @param resets whether the reset is claimed to restore the law
 */
public record Law(
    String name,
    String sentence,
    String counter,
    Sexp timer,
    Sexp thread,
    Sexp suspended,
    boolean resets) {}

package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.Sexp;

/**
 * The law that a counter of each P equals the sum of the contributions of all timers and threads.
 * It is proven by differences: each step changes the contribution of one timer and one thread, and
 * the counter by the sum of the two changes.
 *
 * @param name its name
 * @param sentence the law in words
 * @param counter the function from P to the counter
 * @param timer the contribution of a timer {@code t} for the P {@code q}
 * @param thread the contribution of a thread {@code a} for the P {@code q}
 * @param suspended the condition under which the law need not hold for the P {@code q}, because its
 *     counter is about to be reset
 * @param resets whether the proof has to show that the reset restores the law
 */
public record Law(
    String name,
    String sentence,
    String counter,
    Sexp timer,
    Sexp thread,
    Sexp suspended,
    boolean resets) {}

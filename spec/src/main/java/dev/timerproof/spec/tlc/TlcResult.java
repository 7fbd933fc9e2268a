package dev.timerproof.spec.tlc;

import org.jspecify.annotations.Nullable;

/**
 * What one run of TLC found. This is also the form of its result file.
 *
 * @param outcome how it ended
 * @param violation what is contradicted; null unless the outcome is violated or deadlock
 * @param generated states generated, repetitions included
 * @param distinct distinct states found
 * @param depth length of the longest behaviour of the breadth-first search, in states; of a search
 *     cut short, as far as it came
 * @param seconds wall-clock time, the start of the JVM aside
 * @param counterexample the behaviour; without states unless something is violated, or the
 *     evaluation of an expression failed in a state
 * @param coverage what was reached of the table
 * @param crashed whether the JVM died without a result, as it does when its memory is full
 * @param error what is wrong, in TLC's words, or the end of the output of a run that crashed; the
 *     spent budget in words; empty otherwise
 */
public record TlcResult(
    TlcOutcome outcome,
    @Nullable Violation violation,
    long generated,
    long distinct,
    int depth,
    double seconds,
    Counterexample counterexample,
    TlcCoverage coverage,
    boolean crashed,
    String error) {

  /** A run that died without a result. */
  static TlcResult crash(String error, TlcProgress last, double seconds) {
    return new TlcResult(
        TlcOutcome.ERROR,
        null,
        last.generated(),
        last.distinct(),
        0,
        seconds,
        Counterexample.NONE,
        TlcCoverage.NONE,
        true,
        error);
  }

  /** A run that had to be ended because it did not end itself when its time was up. */
  static TlcResult overtime(String error, TlcProgress last, double seconds) {
    return new TlcResult(
        TlcOutcome.BUDGET,
        null,
        last.generated(),
        last.distinct(),
        0,
        seconds,
        Counterexample.NONE,
        TlcCoverage.NONE,
        false,
        error);
  }

  /** The same result with another error text. */
  TlcResult withError(String text) {
    return new TlcResult(
        outcome,
        violation,
        generated,
        distinct,
        depth,
        seconds,
        counterexample,
        coverage,
        crashed,
        text);
  }
}

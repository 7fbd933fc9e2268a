package dev.timerproof.spec.tlc;

import org.jspecify.annotations.Nullable;

/**
 * The result of one run of TLC, and the content of its result file.
 *
 * @param outcome how it ended
 * @param violation the violated property; null unless the outcome is violated or deadlock
 * @param generated states generated, repetitions included
 * @param distinct distinct states found
 * @param depth the depth of the breadth-first search, in states; if the search was cut short, the
 *     depth until then; 0 if it is not known, as after a distributed search
 * @param seconds wall-clock time in s, without the start of the JVM
 * @param counterexample the behaviour; without states unless something is violated, or the
 *     evaluation of an expression failed in a state
 * @param coverage the coverage of the table
 * @param crashed whether the JVM died without a result, as it does when its memory is full
 * @param error TLC's error message, the last output of a run that crashed, or the spent budget in
 *     words; empty otherwise
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

  /** The result of a run that died. */
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

  /**
   * The result of a run that had to be killed because it did not end itself when its time was up.
   */
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

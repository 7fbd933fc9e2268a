package dev.timerproof.spec.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.timerproof.spec.tlc.Counterexample;
import dev.timerproof.spec.tlc.NextStep;
import dev.timerproof.spec.tlc.TlcCoverage;
import dev.timerproof.spec.tlc.TlcOutcome;
import dev.timerproof.spec.tlc.TlcResult;
import dev.timerproof.spec.tlc.TraceState;
import dev.timerproof.spec.tlc.Violation;
import java.util.List;
import java.util.Map;

/** Results as TLC might have given them. */
final class Results {
  private Results() {}

  static TlcResult holds(long distinct, int depth, TlcCoverage coverage) {
    return new TlcResult(
        TlcOutcome.HOLDS,
        null,
        distinct,
        distinct,
        depth,
        0,
        Counterexample.NONE,
        coverage,
        false,
        "");
  }

  /** A run without a verdict. */
  static TlcResult without(TlcOutcome outcome, boolean crashed, String error) {
    return new TlcResult(
        outcome, null, 1, 1, 0, 0, Counterexample.NONE, TlcCoverage.NONE, crashed, error);
  }

  /** A violation in which thread h1 takes one step, which begins a row. */
  static TlcResult violated(String property, String row) {
    TraceState before = state(1, "load", Map.of("h1", next(row), "h2", next("r.OfTheOther")));
    TraceState after = state(2, "ret", Map.of());
    return new TlcResult(
        TlcOutcome.VIOLATED,
        new Violation(Violation.Kind.INVARIANT, property),
        2,
        2,
        2,
        0,
        new Counterexample(List.of(before, after), Counterexample.Ending.FINITE, 0),
        TlcCoverage.NONE,
        false,
        "");
  }

  private static NextStep next(String row) {
    return new NextStep("load", List.of(row), List.of());
  }

  private static TraceState state(int number, String pc, Map<String, NextStep> next) {
    var variables = JsonNodeFactory.instance.objectNode();
    var threads = variables.putObject("th");
    threads.putObject("h1").put("pc", pc).put("row", "none");
    threads.putObject("h2").put("pc", "load").put("row", "none");
    return new TraceState(number, "Load", "", variables, next);
  }
}

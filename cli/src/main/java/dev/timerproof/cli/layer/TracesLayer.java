package dev.timerproof.cli.layer;

import dev.timerproof.cli.claim.Claim;
import dev.timerproof.cli.claim.Outcome;
import dev.timerproof.conformance.trace.BundledTrace;
import dev.timerproof.conformance.trace.EditionTables;
import dev.timerproof.conformance.trace.MalformedTraceException;
import dev.timerproof.conformance.trace.Rejection;
import dev.timerproof.conformance.trace.TextRendering;
import dev.timerproof.conformance.trace.TraceHeader;
import dev.timerproof.conformance.trace.TraceLimits;
import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceReport;
import dev.timerproof.conformance.trace.TraceValidation;
import dev.timerproof.conformance.trace.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Validates the recording of a real runtime that ships with this build, and sees to it that the
 * same recording with one event altered is rejected.
 */
final class TracesLayer implements Layer {
  private static final BundledTrace TRACE = BundledTrace.GO_1_19_8;

  /** The edition that a recording without a header is taken to follow. */
  private static final String EDITION = TraceHeader.ASSUMED.edition();

  private static final String RECORDING = LayerName.TRACES.label() + "/" + TRACE.name();
  private static final String ALTERED = RECORDING + "-altered";

  @Override
  public LayerName name() {
    return LayerName.TRACES;
  }

  @Override
  public List<String> cases(Settings settings) {
    return settings.editions().contains(EDITION) ? List.of(RECORDING, ALTERED) : List.of();
  }

  @Override
  public void run(LayerContext context) throws Exception {
    Settings settings = context.settings();
    List<String> others = new ArrayList<>(settings.editions());
    others.remove(EDITION);
    if (!others.isEmpty()) {
      context.gap("no recording of " + String.join(", ", others));
    }
    if (cases(settings).isEmpty()) {
      return;
    }
    var tables = new EditionTables(settings.table().reader());
    if (settings.wants(RECORDING)) {
      context.status("validating " + TRACE.name());
      context.report(timed(recording(tables)));
    }
    if (settings.wants(ALTERED)) {
      context.status("validating " + TRACE.name() + " with one event altered");
      context.report(timed(altered(tables)));
    }
  }

  /** A claim that knows how to be computed. */
  @FunctionalInterface
  private interface Check {
    Claim run() throws IOException, MalformedTraceException;
  }

  private static Claim timed(Check check) throws IOException, MalformedTraceException {
    long start = System.nanoTime();
    Claim claim = check.run();
    return claim
        .withDuration(Duration.ofNanos(System.nanoTime() - start))
        .withReplay("timerproof check --only traces --edition " + EDITION);
  }

  private static Check recording(EditionTables tables) {
    return () -> {
      TraceReport report =
          new TraceValidation(tables, TraceLimits.DEFAULT, TraceOptions.DEFAULT)
              .validate(TRACE.name(), TRACE.open(), EDITION);
      Claim claim =
          Claim.of(
                  RECORDING,
                  "a recording of the real Go runtime stays inside the table of " + EDITION,
                  LayerName.TRACES.kind())
              .withScope("this recording")
              .withEvidence("events", report.events())
              .withEvidence("changes", report.changes())
              .withEvidence("timers", report.timers())
              .withEvidence("rows taken", report.rows().size());
      return claim.withOutcome(outcome(report.verdict())).withDetail(TextRendering.of(report));
    };
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case VALID -> Outcome.HOLDS;
      case REJECTED -> Outcome.REJECTED;
      case CUT, MALFORMED -> Outcome.MALFORMED;
    };
  }

  private static Check altered(EditionTables tables) {
    return () -> {
      AlteredTrace trace = new AlteredTrace(TRACE, tables.apply(EDITION));
      Claim claim =
          Claim.of(
                  ALTERED,
                  "the same recording with one change altered is rejected at that change",
                  LayerName.TRACES.kind())
              .withScope("must fail, line " + trace.line());
      Rejection rejection = trace.rejection();
      if (rejection != null && rejection.line() == trace.line()) {
        return claim;
      }
      return claim
          .withOutcome(Outcome.MUST_FAIL_HELD)
          .withDetail(
              "line "
                  + trace.line()
                  + " was altered; "
                  + (rejection == null
                      ? "the trace was accepted"
                      : "line " + rejection.line() + " was rejected: " + rejection.why()));
    };
  }
}

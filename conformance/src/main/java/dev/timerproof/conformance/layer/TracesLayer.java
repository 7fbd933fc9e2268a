package dev.timerproof.conformance.layer;

import dev.timerproof.conformance.trace.MutexTables;
import dev.timerproof.conformance.trace.TextRendering;
import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceReport;
import dev.timerproof.conformance.trace.TraceValidation;
import dev.timerproof.conformance.trace.Verdict;
import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.spec.table.reading.EditionTables;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Validates recordings of real runs: those of Go runtimes that ship with this build, one for each
 * table, and those of our own runtime that are made on the spot. The same recordings with one event
 * altered must be rejected. The same for histories of timers as their users see them, of which
 * editions know nothing.
 */
public final class TracesLayer implements Layer {
  @Override
  public LayerName name() {
    return LayerName.TRACES;
  }

  @Override
  public List<String> cases(Settings settings) throws IOException {
    List<String> cases = new ArrayList<>();
    for (RecordedTrace recording : RecordedTrace.of(settings)) {
      cases.add(recording.id());
      cases.add(recording.alteredId());
    }
    cases.add(HistoryClaims.ID);
    cases.add(HistoryClaims.ALTERED_ID);
    return cases;
  }

  @Override
  public void run(LayerContext context) throws Exception {
    Settings settings = context.settings();
    List<RecordedTrace> recordings = RecordedTrace.of(settings);
    List<String> others = new ArrayList<>(settings.allEditions());
    recordings.forEach(r -> others.remove(r.edition()));
    if (!others.isEmpty()) {
      context.gap("no recording of " + String.join(", ", others));
    }
    var tables = new EditionTables(TableSource.of(settings).reader());
    for (RecordedTrace recording : recordings) {
      if (settings.wants(recording.id()) || settings.wants(recording.alteredId())) {
        run(context, recording, tables);
      }
    }
    HistoryClaims.run(context);
  }

  private static void run(LayerContext context, RecordedTrace recording, EditionTables tables)
      throws Exception {
    context.status("recording " + recording.name());
    long start = System.nanoTime();
    RecordedTrace.Recorded recorded;
    try {
      recorded = recording.make(context);
    } catch (IOException e) {
      context.report(
          claim(recording)
              .withOutcome(Outcome.VIOLATED)
              .withDetail(String.valueOf(e.getMessage()))
              .withDuration(Duration.ofNanos(System.nanoTime() - start)));
      return;
    }
    if (context.settings().wants(recording.id())) {
      context.status("validating " + recording.name());
      context.report(timed(start, recording, whole(recording, recorded, tables)));
    }
    if (context.settings().wants(recording.alteredId())) {
      context.status("validating " + recording.name() + " with one event altered");
      context.report(timed(System.nanoTime(), recording, altered(recording, recorded, tables)));
    }
  }

  private static Claim timed(long start, RecordedTrace recording, Claim claim) {
    return claim
        .withDuration(Duration.ofNanos(System.nanoTime() - start))
        .withReplay("timerproof check --only traces --edition " + recording.edition());
  }

  private static Claim claim(RecordedTrace recording) {
    return Claim.of(recording.id(), recording.sentence(), LayerName.TRACES.kind())
        .withScope(recording.scope());
  }

  private static Claim whole(
      RecordedTrace recording, RecordedTrace.Recorded recorded, EditionTables tables)
      throws IOException {
    TraceReport report =
        new TraceValidation(tables, TraceLimits.DEFAULT, TraceOptions.DEFAULT)
            .validate(recording.name(), recorded.open(), recording.edition());
    return claim(recording)
        .withEvidence("events", report.events())
        .withEvidence("changes", report.changes())
        .withEvidence("timers", report.timers())
        .withEvidence("rows taken", report.rows().size())
        .withOutcome(outcome(report.verdict()))
        .withDetail(TextRendering.of(report));
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case VALID -> Outcome.HOLDS;
      case REJECTED -> Outcome.REJECTED;
      case CUT, MALFORMED -> Outcome.MALFORMED;
    };
  }

  private static Claim altered(
      RecordedTrace recording, RecordedTrace.Recorded recorded, EditionTables tables)
      throws IOException, MalformedTraceException {
    AlteredTrace trace =
        AlteredTrace.of(
            recording.name(),
            recorded.open(),
            tables,
            new MutexTables(),
            recording.edition(),
            recording.changesBeforeAlteration());
    Claim claim =
        Claim.of(
                recording.alteredId(),
                "the same recording with one event altered is rejected at that event",
                LayerName.TRACES.kind())
            .withScope("must fail, line " + trace.line() + " of " + recording.scope());
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
  }
}

package dev.timerproof.cli;

import dev.timerproof.cli.report.Environment;
import dev.timerproof.cli.report.LayerReport;
import dev.timerproof.cli.report.Places;
import dev.timerproof.cli.report.Report;
import dev.timerproof.cli.report.ReportFiles;
import dev.timerproof.conformance.trace.TextRendering;
import dev.timerproof.conformance.trace.TraceReport;
import dev.timerproof.conformance.trace.Verdict;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the verdicts on a user's traces as report files, with a claim for each trace. */
final class TraceFiles {
  private final ReportFiles files;
  private final Instant began = Instant.now();
  private final long beganNanos = System.nanoTime();
  private final List<Claim> claims = new ArrayList<>();
  private final List<String> editions = new ArrayList<>();
  private final Map<String, Places.Spot> spots = new HashMap<>();

  /** Writes to this directory. */
  TraceFiles(Path directory) {
    files = new ReportFiles(directory);
  }

  /** Deletes the files of an earlier run, and checks that new ones can be written. */
  void clear() throws IOException {
    files.clear();
    files.prepare();
  }

  /** The outcome of a claim for a verdict. */
  static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case VALID -> Outcome.HOLDS;
      case REJECTED -> Outcome.REJECTED;
      case CUT, MALFORMED -> Outcome.MALFORMED;
    };
  }

  void add(TraceReport report, Duration duration) {
    String id = LayerName.TRACES.label() + "/" + report.trace();
    claims.add(
        Claim.of(id, "the trace stays inside the table", LayerName.TRACES.kind())
            .withOutcome(outcome(report.verdict()))
            .withScope("this recording")
            .withEvidence("events", report.events())
            .withEvidence("changes", report.changes())
            .withEvidence("timers", report.timers())
            .withDuration(duration)
            .withReplay("timerproof validate '" + report.trace().replace("'", "'\\''") + "'")
            .withDetail(TextRendering.of(report)));
    long line = report.rejection() == null ? report.validPrefix() + 1 : report.rejection().line();
    spots.put(id, new Places.Spot("", report.trace().replace('\\', '/'), Math.toIntExact(line)));
    if (!report.edition().isEmpty() && !editions.contains(report.edition())) {
      editions.add(report.edition());
    }
  }

  /** Writes all files. */
  void write(ExitCode code) throws IOException {
    TableSource table = TableSource.builtIn();
    Duration duration = Duration.ofNanos(System.nanoTime() - beganNanos);
    files.write(
        new Report(
            Environment.current(Version.tools(), Version.commit()),
            new Settings(Profile.QUICK, editions, table, Optional.empty(), 0, Optional.empty()),
            table.sha256(),
            began,
            duration,
            List.of(new LayerReport(LayerName.TRACES, LayerReport.State.FINISHED, duration)),
            claims,
            List.of(),
            code),
        new TracePlaces(spots));
  }

  /** The line of each trace at which it was rejected. */
  private record TracePlaces(Map<String, Places.Spot> spots) implements Places {
    @Override
    public List<Spot> of(Claim claim) {
      return Optional.ofNullable(spots.get(claim.id())).map(List::of).orElse(List.of());
    }

    @Override
    public Spot otherwise() {
      return new Spot("", "-", 1);
    }
  }
}

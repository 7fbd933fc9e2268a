package dev.timerproof.conformance.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.timerproof.conformance.history.BundledHistory;
import dev.timerproof.conformance.history.HistoryCheck;
import dev.timerproof.conformance.history.HistoryReport;
import dev.timerproof.conformance.history.HistoryReport.Verdict;
import dev.timerproof.conformance.history.HistoryText;
import dev.timerproof.conformance.history.check.Violation;
import dev.timerproof.conformance.history.contract.Contracts;
import dev.timerproof.conformance.history.reading.Event;
import dev.timerproof.conformance.history.reading.History;
import dev.timerproof.conformance.history.reading.HistoryReader;
import dev.timerproof.conformance.history.reading.TimerHistory;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The claims about the histories of real timers that ship with this build. */
final class HistoryClaims {
  static final String ID = LayerName.TRACES.label() + "/histories";
  static final String ALTERED_ID = ID + "-altered";

  private HistoryClaims() {}

  static void run(LayerContext context) throws IOException, MalformedTraceException {
    if (context.settings().wants(ID)) {
      context.status("checking histories");
      long start = System.nanoTime();
      context.report(timed(start, whole()));
    }
    if (context.settings().wants(ALTERED_ID)) {
      context.status("checking histories with one firing too many");
      long start = System.nanoTime();
      context.report(timed(start, altered()));
    }
  }

  private static Claim timed(long start, Claim claim) {
    return claim
        .withDuration(Duration.ofNanos(System.nanoTime() - start))
        .withReplay("timerproof check --only traces --case " + ID);
  }

  private static Claim whole() throws IOException, MalformedTraceException {
    List<String> faults = new ArrayList<>();
    long lines = 0;
    for (BundledHistory bundled : BundledHistory.values()) {
      History history = HistoryReader.read(bundled.text(), bundled.open());
      for (String contract : Contracts.names()) {
        HistoryReport report = HistoryCheck.check(bundled.text(), history, Contracts.of(contract));
        lines += report.lines();
        boolean keeps = bundled.keeps().contains(contract);
        if (report.verdict() != (keeps ? Verdict.KEPT : Verdict.REJECTED)) {
          faults.add(HistoryText.of(report));
        }
      }
    }
    Claim claim =
        Claim.of(
                ID,
                "recordings of real timers keep the contracts that they are said to, and no other",
                LayerName.TRACES.kind())
            .withScope("these recordings")
            .withEvidence("recordings", BundledHistory.values().length)
            .withEvidence("lines", lines);
    return faults.isEmpty()
        ? claim
        : claim.withOutcome(Outcome.REJECTED).withDetail(String.join("\n", faults));
  }

  private static Claim altered() throws IOException, MalformedTraceException {
    List<String> faults = new ArrayList<>();
    for (BundledHistory bundled : BundledHistory.values()) {
      List<String> lines = lines(bundled);
      int line = lastFiring(bundled);
      lines.add(line, lines.get(line - 1));
      byte[] altered = (String.join("\n", lines) + "\n").getBytes(UTF_8);
      History history = HistoryReader.read(bundled.text(), new ByteArrayInputStream(altered));
      for (String contract : bundled.keeps()) {
        HistoryReport report = HistoryCheck.check(bundled.text(), history, Contracts.of(contract));
        Violation violation = report.violation();
        if (violation == null || violation.line() < line || violation.line() > line + 1) {
          faults.add("line " + line + " is there twice\n" + HistoryText.of(report));
        }
      }
    }
    Claim claim =
        Claim.of(
                ALTERED_ID,
                "the same recordings with one firing too many are rejected at that firing",
                LayerName.TRACES.kind())
            .withScope("must fail");
    return faults.isEmpty()
        ? claim
        : claim.withOutcome(Outcome.MUST_FAIL_HELD).withDetail(String.join("\n", faults));
  }

  private static List<String> lines(BundledHistory bundled) throws IOException {
    try (InputStream in = bundled.open()) {
      return new ArrayList<>(new String(in.readAllBytes(), UTF_8).lines().toList());
    }
  }

  /** The line of a firing after which its timer, which has no period, is never armed again. */
  private static int lastFiring(BundledHistory bundled)
      throws IOException, MalformedTraceException {
    for (TimerHistory timer : HistoryReader.read(bundled.text(), bundled.open()).timers()) {
      Event last = null;
      boolean periodic = false;
      for (Event event : timer.events()) {
        last = event.kind() == Event.Kind.DONE ? last : event;
        periodic |= event.call() != null && event.call().period() > 0;
      }
      if (last != null && last.kind() == Event.Kind.FIRE && !periodic) {
        return Math.toIntExact(last.line());
      }
    }
    throw new IOException(bundled.text() + ": no timer of it ends by firing");
  }
}

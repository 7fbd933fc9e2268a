package dev.timerproof.cli.report;

import dev.timerproof.cli.console.Elapsed;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.claim.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The last line of a run: the verdict, how far it reaches, and the gaps. */
public final class VerdictLine {
  private VerdictLine() {}

  /** The line, without a line end. */
  public static String of(Report report) {
    List<String> parts = new ArrayList<>();
    for (LayerReport layer : report.layers()) {
      List<Claim> claims = report.claimsOf(layer.name());
      if (!claims.isEmpty()) {
        parts.add(layer.name().label() + " " + layer.name().kind().label() + " " + counts(claims));
      }
    }
    return "verdict: %s (exit %d, %s): %s; gaps: %s"
        .formatted(
            report.verdict(),
            report.exitCode().code(),
            Elapsed.clock(report.duration()),
            parts.isEmpty() ? "no claims" : String.join(", ", parts),
            report.gaps().isEmpty() ? "none" : gaps(report.gaps()));
  }

  private static String counts(List<Claim> claims) {
    long held = claims.stream().filter(c -> c.outcome() == Outcome.HOLDS).count();
    return held == claims.size() ? "" + held : held + " of " + claims.size();
  }

  private static String gaps(List<Gap> gaps) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    gaps.forEach(g -> byReason.computeIfAbsent(g.reason(), r -> new ArrayList<>()).add(g.layer()));
    return byReason.entrySet().stream()
        .map(e -> String.join(", ", e.getValue()) + " (" + e.getKey() + ")")
        .collect(Collectors.joining("; "));
  }
}

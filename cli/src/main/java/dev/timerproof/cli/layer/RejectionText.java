package dev.timerproof.cli.layer;

import dev.timerproof.conformance.trace.Rejection;
import java.util.ArrayList;
import java.util.List;

/** A rejection of a trace in words. */
final class RejectionText {
  private RejectionText() {}

  static String of(String trace, Rejection rejection) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s:%d: timer %d: %s: %s"
            .formatted(
                trace,
                rejection.line(),
                rejection.timer(),
                rejection.kind().text(),
                rejection.seen()));
    lines.add(rejection.why());
    rejection.legal().forEach(l -> lines.add("legal: " + l));
    if (!rejection.nearest().isEmpty()) {
      lines.add("nearest row: " + rejection.nearest());
    }
    return String.join("\n", lines);
  }
}

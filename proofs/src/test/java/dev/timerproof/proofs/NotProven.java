package dev.timerproof.proofs;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a report says is not proven. */
final class NotProven {
  private NotProven() {}

  /** Each as step, claim and outcome. */
  static Set<String> of(ProofReport report) {
    return report.results().stream()
        .filter(r -> r.outcome() != ProofOutcome.PROVEN)
        .map(r -> r.step() + ": " + r.check().name() + " " + r.outcome())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

package dev.timerproof.cli.report;

import dev.timerproof.cli.console.Elapsed;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** A claim as text: one line when it holds, with details when it does not. */
public final class ClaimText {
  /**
   * The command as the user called it, which the launcher passes on, so that printed lines can be
   * copied as they are.
   */
  private static final String COMMAND =
      Matcher.quoteReplacement(System.getProperty("timerproof.command", "timerproof"));

  private ClaimText() {}

  /** The claim's lines, without a line end after the last. */
  public static String of(Claim claim) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-9s %s: %s [%s] %s%s"
            .formatted(
                claim.outcome().label(),
                claim.id(),
                claim.sentence(),
                scope(claim),
                Elapsed.seconds(claim.duration()),
                claim.cached() ? ", cached" : ""));
    if (claim.outcome() != Outcome.HOLDS) {
      claim.detail().lines().map(l -> ("  " + l).stripTrailing()).forEach(lines::add);
      if (!claim.replay().isEmpty()) {
        lines.add("  replay: " + replay(claim));
      }
    }
    return String.join(System.lineSeparator(), lines);
  }

  /** The finding in one line; the claim's sentence if it has no detail. */
  static String finding(Claim claim) {
    return claim
        .detail()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse(claim.sentence());
  }

  /**
   * The command that repeats the claim alone, in the form in which this command was called; empty
   * if there is none.
   */
  static String replay(Claim claim) {
    return claim.replay().replaceFirst("^timerproof\\b", COMMAND);
  }

  private static String scope(Claim claim) {
    String counts =
        claim.evidence().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    return claim.kind().label()
        + (claim.scope().isEmpty() ? "" : ": " + claim.scope())
        + (counts.isEmpty() ? "" : "; " + counts);
  }
}

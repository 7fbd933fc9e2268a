package dev.timerproof.cli.report;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A report as commands of GitHub's workflows, one a line: printed in a step, they show each finding
 * at its line of a pull request. Findings come first, because GitHub shows only the first ten
 * annotations.
 */
public final class Annotations {
  private Annotations() {}

  /** The lines, each with its end; empty when everything holds. */
  public static String of(Report report, Places places) {
    List<Claim> claims =
        report.claims().stream()
            .filter(c -> c.outcome() != Outcome.HOLDS)
            .sorted(Comparator.comparing(c -> !c.outcome().isFinding()))
            .toList();
    StringBuilder lines = new StringBuilder();
    for (Claim claim : claims) {
      lines.append(line(claim, places.of(claim))).append('\n');
    }
    return lines.toString();
  }

  private static String line(Claim claim, List<Places.Spot> spots) {
    List<String> properties = new ArrayList<>();
    if (!spots.isEmpty()) {
      properties.add("file=" + property(spots.get(0).file()));
      properties.add("line=" + spots.get(0).line());
    }
    properties.add("title=" + property(claim.id() + " " + claim.outcome().label()));
    return "::"
        + (claim.outcome().isFinding() ? "error" : "warning")
        + " "
        + String.join(",", properties)
        + "::"
        + data(ClaimText.finding(claim) + "\n" + claim.detail() + "\n" + claim.replay());
  }

  private static String data(String text) {
    return text.strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}

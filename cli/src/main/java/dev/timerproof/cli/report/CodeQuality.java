package dev.timerproof.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import java.nio.charset.StandardCharsets;

/** The claims that do not hold as a code quality report, which GitLab shows in merge requests. */
public final class CodeQuality {
  private CodeQuality() {}

  /** One issue for each claim that does not hold. */
  public static ArrayNode of(Report report, Places places) {
    ArrayNode issues = JsonNodeFactory.instance.arrayNode();
    report.claims().stream()
        .filter(c -> c.outcome() != Outcome.HOLDS)
        .forEach(c -> issue(issues.addObject(), c, places.nearest(c)));
    return issues;
  }

  private static void issue(ObjectNode issue, Claim claim, Places.Spot spot) {
    issue.put("description", claim.id() + ": " + ClaimText.finding(claim));
    issue.put("check_name", claim.layer());
    // The fingerprint depends only on the claim's id, so that later runs report the same issue even
    // if the row has moved.
    issue.put("fingerprint", Inputs.sha256(claim.id().getBytes(StandardCharsets.UTF_8)));
    issue.put("severity", claim.outcome().isFinding() ? "blocker" : "minor");
    ObjectNode location = issue.putObject("location");
    location.put("path", spot.file());
    location.putObject("lines").put("begin", spot.line());
  }
}

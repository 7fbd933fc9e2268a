package dev.timerproof.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import java.nio.charset.StandardCharsets;

/** The claims that do not hold, as the code quality report that GitLab shows in merge requests. */
public final class CodeQuality {
  private CodeQuality() {}

  /** One issue for each; an empty list when everything holds. */
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
    // The same claim of another run is the same issue, wherever its row has moved to.
    issue.put("fingerprint", Inputs.sha256(claim.id().getBytes(StandardCharsets.UTF_8)));
    issue.put("severity", claim.outcome().isFinding() ? "blocker" : "minor");
    ObjectNode location = issue.putObject("location");
    location.put("path", spot.file());
    location.putObject("lines").put("begin", spot.line());
  }
}

package dev.timerproof.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.LayerName;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/**
 * A report in the Static Analysis Results Interchange Format, version 2.1.0: a rule for each layer,
 * a result for each claim that does not hold, a notification for each gap.
 */
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** The name of the root folder of relative paths, which SARIF readers know. */
  private static final String ROOT = "%SRCROOT%";

  /** The exit codes of runs that could not do their work. */
  private static final Set<ExitCode> FAILED =
      EnumSet.of(ExitCode.INTERRUPTED, ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.TOOL_MISSING);

  private final Report report;
  private final Places places;

  private Sarif(Report report, Places places) {
    this.report = report;
    this.places = places;
  }

  /** The report as one log. */
  public static ObjectNode of(Report report, Places places) {
    return new Sarif(report, places).log();
  }

  private ObjectNode log() {
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    driver(run.putObject("tool").putObject("driver"));
    run.putObject("automationDetails")
        .put("id", "timerproof/" + report.settings().profile().label() + "/");
    invocation(run.putArray("invocations").addObject());
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode results = run.putArray("results");
    report.claims().stream()
        .filter(c -> c.outcome() != Outcome.HOLDS)
        .forEach(c -> result(results.addObject(), c));
    return log;
  }

  private void driver(ObjectNode driver) {
    driver.put("name", "timerproof");
    driver.put("version", report.environment().tools().getOrDefault("timerproof", "unknown"));
    ArrayNode rules = driver.putArray("rules");
    for (LayerReport layer : report.layers()) {
      LayerName name = layer.name();
      ObjectNode rule = rules.addObject();
      rule.put("id", name.label());
      rule.putObject("shortDescription").put("text", sentence(name.question() + "?"));
      rule.putObject("fullDescription")
          .put("text", sentence(name.question() + "? Its claims are " + name.kind().label() + "."));
      rule.putObject("help").put("text", "docs/README.md says what each layer shows.");
    }
  }

  private void invocation(ObjectNode invocation) {
    invocation.put("executionSuccessful", !FAILED.contains(report.exitCode()));
    invocation.put("exitCode", report.exitCode().code());
    invocation.put("exitCodeDescription", report.exitCode().meaning());
    invocation.put("startTimeUtc", report.began().toString());
    invocation.put("endTimeUtc", report.began().plus(report.duration()).toString());
    ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
    for (Gap gap : report.gaps()) {
      ObjectNode notification = notifications.addObject();
      notification.put("level", "note");
      notification.putObject("message").put("text", "Not checked: " + gap + ".");
      notification.putObject("descriptor").put("id", gap.layer());
    }
  }

  private void result(ObjectNode result, Claim claim) {
    result.put("ruleId", claim.layer());
    result.put("ruleIndex", index(claim));
    result.put("level", claim.outcome().isFinding() ? "error" : "warning");
    result
        .putObject("message")
        .put("text", claim.id() + ": " + ClaimText.finding(claim) + "\n" + claim.detail());
    location(result.putArray("locations").addObject(), places.nearest(claim));
    ArrayNode related = result.putArray("relatedLocations");
    places.of(claim).stream().skip(1).forEach(s -> location(related.addObject(), s));
    // The fingerprint depends only on the claim's id, so that later runs report the same finding
    // even if the row has moved.
    result
        .putObject("partialFingerprints")
        .put("claim/v1", Inputs.sha256(claim.id().getBytes(StandardCharsets.UTF_8)));
    result
        .putObject("properties")
        .put("outcome", claim.outcome().label())
        .put("sentence", claim.sentence())
        .put("kind", claim.kind().label())
        .put("scope", claim.scope())
        .put("durationMs", claim.duration().toMillis())
        .put("replay", claim.replay());
  }

  private int index(Claim claim) {
    return report.layers().stream().map(l -> l.name().label()).toList().indexOf(claim.layer());
  }

  private static void location(ObjectNode location, Places.Spot spot) {
    ObjectNode physical = location.putObject("physicalLocation");
    ObjectNode artifact = physical.putObject("artifactLocation");
    artifact.put("uri", uri(spot.file()));
    if (!spot.file().startsWith("/")) {
      artifact.put("uriBaseId", ROOT);
    }
    physical.putObject("region").put("startLine", spot.line());
    if (!spot.what().isEmpty()) {
      location.putObject("message").put("text", spot.what());
    }
  }

  private static String uri(String file) {
    try {
      return new URI(null, null, file, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path alone is always a URI", e);
    }
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}

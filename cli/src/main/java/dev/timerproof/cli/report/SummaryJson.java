package dev.timerproof.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ClaimJson;
import dev.timerproof.evidence.layer.Settings;
import java.nio.file.Path;

/** A report as {@code summary.json}; {@code schema/summary.schema.json} describes it. */
public final class SummaryJson {
  /**
   * The version of the format; it changes when a reader of the old format could misunderstand the
   * new one.
   */
  public static final int SCHEMA_VERSION = 1;

  private SummaryJson() {}

  /** The report as one object. */
  public static ObjectNode of(Report report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("verdict", report.verdict());
    root.put("exitCode", report.exitCode().code());
    root.put("began", report.began().toString());
    root.put("durationMs", report.duration().toMillis());
    root.set("environment", environment(report.environment()));
    root.set("settings", settings(report.settings()));
    root.put("tableSha256", report.tableHash());
    ArrayNode layers = root.putArray("layers");
    for (LayerReport layer : report.layers()) {
      layers
          .addObject()
          .put("name", layer.name().label())
          .put("question", layer.name().question())
          .put("kind", layer.name().kind().label())
          .put("state", layer.state().label())
          .put("durationMs", layer.duration().toMillis());
    }
    ArrayNode claims = root.putArray("claims");
    for (Claim claim : report.claims()) {
      ObjectNode node = ClaimJson.write(claim);
      Counterexamples.of(claim).ifPresent(file -> node.put("counterexample", file));
      claims.add(node);
    }
    ArrayNode gaps = root.putArray("gaps");
    report.gaps().forEach(g -> gaps.addObject().put("layer", g.layer()).put("reason", g.reason()));
    return root;
  }

  private static ObjectNode environment(Environment environment) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode tools = node.putObject("tools");
    environment.tools().forEach(tools::put);
    node.put("commit", environment.commit());
    node.put("jdk", environment.jdk());
    node.put("jdkVendor", environment.jdkVendor());
    node.put("os", environment.os());
    node.put("cores", environment.cores());
    return node;
  }

  private static ObjectNode settings(Settings settings) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("profile", settings.profile().label());
    ArrayNode editions = node.putArray("editions");
    settings.allEditions().forEach(editions::add);
    node.put("table", settings.table().file().map(Path::toString).orElse("built in"));
    node.put("case", settings.caseName().orElse(null));
    node.put("seed", settings.seed());
    return node;
  }
}

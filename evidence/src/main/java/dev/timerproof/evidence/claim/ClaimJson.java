package dev.timerproof.evidence.claim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A claim as JSON, the same in reports and in the cache. */
public final class ClaimJson {
  private ClaimJson() {}

  /** The claim as an object of its own. */
  public static ObjectNode write(Claim claim) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", claim.id());
    node.put("layer", claim.layer());
    node.put("sentence", claim.sentence());
    node.put("outcome", claim.outcome().label());
    node.put("kind", claim.kind().label());
    node.put("scope", claim.scope());
    ObjectNode evidence = node.putObject("evidence");
    claim.evidence().forEach(evidence::put);
    node.put("durationMs", claim.duration().toMillis());
    node.put("cached", claim.cached());
    node.put("replay", claim.replay());
    node.put("detail", claim.detail());
    claim.trace().ifPresent(trace -> node.set("trace", trace.json()));
    return node;
  }

  /**
   * The claim that was written.
   *
   * @throws IllegalArgumentException when a field is missing or has an impossible value
   */
  public static Claim read(JsonNode node) {
    Map<String, Long> evidence = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> e : field(node, "evidence").properties()) {
      evidence.put(e.getKey(), e.getValue().asLong());
    }
    return new Claim(
        text(node, "id"),
        text(node, "sentence"),
        Outcome.of(text(node, "outcome")),
        ScopeKind.valueOf(text(node, "kind").toUpperCase(Locale.ROOT)),
        text(node, "scope"),
        evidence,
        Duration.ofMillis(field(node, "durationMs").asLong()),
        field(node, "cached").asBoolean(),
        text(node, "replay"),
        text(node, "detail"),
        Optional.ofNullable(node.get("trace")).map(Trace::read));
  }

  private static String text(JsonNode node, String name) {
    return field(node, name).asText();
  }

  private static JsonNode field(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a claim has no field " + name);
    }
    return value;
  }
}

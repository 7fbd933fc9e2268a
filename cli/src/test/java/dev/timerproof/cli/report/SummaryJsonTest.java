package dev.timerproof.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.timerproof.evidence.claim.ClaimJson;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.LayerName;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
  private final ObjectNode summary =
      SummaryJson.of(
          Reports.of(ExitCode.VIOLATED, Reports.HOLDS, Reports.VIOLATED, Reports.NO_VERDICT));

  private static JsonSchema schema() throws Exception {
    try (InputStream in =
        SummaryJsonTest.class.getResourceAsStream("/schema/summary.schema.json")) {
      assertNotNull(in, "the schema is not in the jar");
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
    }
  }

  private static Set<ValidationMessage> problems(JsonNode node) throws Exception {
    return schema().validate(node);
  }

  private static List<String> values(JsonNode array) {
    List<String> result = new ArrayList<>();
    array.forEach(v -> result.add(v.asText()));
    return result;
  }

  @Test
  void summary_ofAReport_fitsTheSchema() throws Exception {
    assertEquals(Set.of(), problems(summary));
  }

  @Test
  void summary_withoutARequiredField_doesNotFitTheSchema() throws Exception {
    List<String> names = new ArrayList<>();
    summary.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      ObjectNode less = summary.deepCopy();
      less.remove(name);
      assertFalse(problems(less).isEmpty(), "the schema does not require " + name);
    }
  }

  @Test
  void summary_withAWordThatNoneHas_doesNotFitTheSchema() throws Exception {
    ObjectNode wrong = summary.deepCopy();
    ((ObjectNode) wrong.at("/claims/0")).put("outcome", "fine");
    assertFalse(problems(wrong).isEmpty());
  }

  @Test
  void schema_listsOfWords_areThoseOfTheCode() throws Exception {
    JsonNode defs = schema().getSchemaNode().at("/$defs");
    assertEquals(
        Stream.of(Outcome.values()).map(Outcome::label).toList(),
        values(defs.at("/claim/properties/outcome/enum")));
    assertEquals(
        ExitCode.byNumber().stream().map(c -> "" + c.code()).toList(),
        values(defs.at("/exitCode/enum")));
  }

  @Test
  void summary_layers_areAllThatTheProjectKnows() {
    assertEquals(
        Stream.of(LayerName.values()).map(LayerName::label).toList(),
        summary.at("/layers").findValuesAsText("name"));
  }

  @Test
  void summary_claims_leadBackToTheClaims() {
    assertEquals(Reports.HOLDS, ClaimJson.read(summary.at("/claims/0")));
    assertEquals(Reports.VIOLATED, ClaimJson.read(summary.at("/claims/1")));
  }

  @Test
  void summary_facts_areThoseOfTheReport() {
    assertEquals(1, summary.at("/exitCode").asInt());
    assertEquals("a property is violated", summary.at("/verdict").asText());
    assertEquals("My.tla", summary.at("/settings/table").asText());
    assertEquals("not in a checkout", summary.at("/gaps/0/reason").asText());
    assertEquals("2026-01-02T03:04:05Z", summary.at("/began").asText());
  }
}

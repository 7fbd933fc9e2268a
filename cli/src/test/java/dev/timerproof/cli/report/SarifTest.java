package dev.timerproof.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.timerproof.evidence.claim.ExitCode;
import java.io.InputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SarifTest {
  private final ObjectNode log =
      Sarif.of(
          Reports.of(
              ExitCode.VIOLATED,
              Reports.HOLDS,
              Reports.REJECTED,
              Reports.VIOLATED,
              Reports.NO_VERDICT),
          Reports.PLACES);

  /** The schema that OASIS publishes, as a library for reading such files carries it. */
  private static Set<ValidationMessage> problems(JsonNode node) throws Exception {
    try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertNotNull(in, "the schema is not on the class path");
      JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(in);
      return schema.validate(node);
    }
  }

  @Test
  void log_withFindings_fitsThePublishedSchema() throws Exception {
    assertEquals(Set.of(), problems(log));
  }

  @Test
  void log_ofACleanRun_fitsThePublishedSchemaAndHasNoResult() throws Exception {
    ObjectNode clean = Sarif.of(Reports.of(ExitCode.HOLDS, Reports.HOLDS), Reports.PLACES);
    assertEquals(Set.of(), problems(clean));
    assertTrue(clean.at("/runs/0/results").isArray());
    assertEquals(0, clean.at("/runs/0/results").size());
    assertTrue(clean.at("/runs/0/invocations/0/executionSuccessful").asBoolean());
  }

  @Test
  void log_withALevelThatThereIsNot_doesNotFitThePublishedSchema() throws Exception {
    ((ObjectNode) log.at("/runs/0/results/0")).put("level", "fatal");
    assertFalse(problems(log).isEmpty());
  }

  @Test
  void result_ofAFinding_standsAtItsRow() {
    JsonNode result = log.at("/runs/0/results/0");
    assertEquals("model", result.at("/ruleId").asText());
    assertEquals("error", result.at("/level").asText());
    assertTrue(
        result
            .at("/message/text")
            .asText()
            .startsWith("model/one-go1.19: HeapAsStatus violated after 21 states\n"));
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertEquals("spec/My%20Table.tla", place.at("/artifactLocation/uri").asText());
    assertEquals(42, place.at("/region/startLine").asInt());
    assertEquals("add.NoStatus", result.at("/relatedLocations/0/message/text").asText());
    assertEquals(
        log.at("/runs/0/tool/driver/rules/" + result.at("/ruleIndex").asInt() + "/id").asText(),
        result.at("/ruleId").asText());
  }

  @Test
  void result_withoutAVerdict_isAWarningAtTheTable() {
    JsonNode result = log.at("/runs/0/results/2");
    assertEquals("warning", result.at("/level").asText());
    assertEquals(1, result.at("/locations/0/physicalLocation/region/startLine").asInt());
  }

  @Test
  void gap_isANotification() {
    assertEquals(
        "Not checked: drift (not in a checkout).",
        log.at("/runs/0/invocations/0/toolExecutionNotifications/0/message/text").asText());
  }
}

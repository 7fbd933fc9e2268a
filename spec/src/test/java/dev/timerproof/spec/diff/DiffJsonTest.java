package dev.timerproof.spec.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.timerproof.spec.export.TableDiff.Difference;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DiffJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static EditionDiff diff(String before, String after) throws IOException {
    return new EditionComparison(TableReader.builtIn(), Evidence.builtIn()).between(before, after);
  }

  private static ObjectNode json(EditionDiff diff) throws IOException {
    return (ObjectNode) MAPPER.readTree(new DiffJson().render(diff));
  }

  @Test
  void json_ofADifference_isValidAndHoldsAllOfIt() throws IOException {
    EditionDiff diff = diff("go1.17", "repaired");
    JsonNode json = json(diff);

    assertEquals(Set.of(), schema().validate(json));
    assertEquals("go1.17", json.path("before").textValue());
    assertEquals("repaired", json.path("after").textValue());
    assertFalse(json.path("equal").booleanValue());
    assertEquals(diff.parameters().size(), json.path("parameters").size());
    assertEquals(diff.changes().size(), json.path("changes").size());
    for (int i = 0; i < diff.parameters().size(); i++) {
      EditionDiff.ParameterChange parameter = diff.parameters().get(i);
      JsonNode found = json.path("parameters").get(i);
      assertEquals(parameter.name(), found.path("name").textValue());
      assertEquals(parameter.repair(), found.path("repair").textValue());
      assertEquals(parameter.cases().size(), found.path("cases").size());
    }
    for (int i = 0; i < diff.changes().size(); i++) {
      EditionDiff.Change change = diff.changes().get(i);
      JsonNode found = json.path("changes").get(i);
      assertEquals(change.difference().name(), found.path("name").textValue());
      assertEquals(
          change.difference().wordsAfter().orElseThrow(),
          MAPPER.convertValue(found.path("after"), List.class));
      assertEquals(change.parameters(), MAPPER.convertValue(found.path("parameters"), List.class));
    }
  }

  @Test
  void json_ofEqualEditions_isValidAndSaysSo() throws IOException {
    JsonNode json = json(diff("go1.19", "go1.19"));

    assertEquals(Set.of(), schema().validate(json));
    assertTrue(json.path("equal").booleanValue());
  }

  @Test
  void value_thatIsAbsentOrEmpty_isNullOrAnEmptyList() throws IOException {
    var absent = new Difference("row", "a.B", "steps", "(absent)", "nothing");
    var diff =
        new EditionDiff("a", "b", List.of(), List.of(new EditionDiff.Change(absent, List.of())));
    JsonNode json = json(diff);

    assertEquals(Set.of(), schema().validate(json));
    assertTrue(json.at("/changes/0/before").isNull());
    assertEquals(0, json.at("/changes/0/after").size());
    assertTrue(json.at("/changes/0/after").isArray());
  }

  @Test
  void json_thatIsTamperedWith_isInvalid() throws IOException {
    refused(json -> json.remove("changes"));
    refused(json -> json.put("schemaVersion", 2));
    refused(json -> json.put("comment", "none"));
    refused(json -> json.put("equal", true));
    refused(json -> json.putArray("parameters").add("scan"));
    refused(json -> item(json, "/parameters/0").remove("cases"));
    refused(json -> item(json, "/parameters/0").put("repair", "R"));
    refused(json -> item(json, "/changes/0").put("part", "parameter"));
    refused(json -> item(json, "/changes/0").put("before", "commit"));
    refused(json -> item(json, "/changes/0").remove("parameters"));
    refused(json -> firstCase(json).put("profile", "weekly"));
    refused(json -> firstCase(json).remove("property"));
  }

  private static ObjectNode item(JsonNode json, String pointer) {
    return (ObjectNode) json.at(pointer);
  }

  private static ObjectNode firstCase(JsonNode json) {
    for (JsonNode parameter : json.path("parameters")) {
      if (parameter.path("cases").size() > 0) {
        return (ObjectNode) parameter.path("cases").get(0);
      }
    }
    throw new AssertionError("no parameter has a case");
  }

  private static void refused(Consumer<ObjectNode> tampering) throws IOException {
    ObjectNode json = json(diff("go1.22", "repaired"));
    tampering.accept(json);
    assertFalse(schema().validate(json).isEmpty(), "accepted");
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in = DiffJson.class.getResourceAsStream(DiffJson.SCHEMA)) {
      assertNotNull(in, DiffJson.SCHEMA);
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}

package dev.timerproof.spec.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonExportTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TableReader READER = TableReader.builtIn();

  @ParameterizedTest
  @ValueSource(strings = {"go1.15", "go1.17", "go1.19", "go1.22", "repaired"})
  void json_ofAnEdition_isValid(String edition) throws IOException {
    assertEquals(Set.of(), schema().validate(json(edition)));
  }

  @Test
  void json_ofAnEdition_holdsWhatTheTableHolds() throws IOException {
    TimerTable table = READER.read("go1.19");
    JsonNode json = json("go1.19");

    assertEquals(2, json.path("version").intValue());
    assertEquals("go1.19", json.path("edition").textValue());
    assertEquals(table.rows().size(), json.path("rows").size());
    assertEquals(table.frames().size(), json.path("frames").size());
    Map<String, String> parameters = new LinkedHashMap<>();
    json.path("parameters")
        .properties()
        .forEach(p -> parameters.put(p.getKey(), p.getValue().path("value").textValue()));
    assertEquals(table.parameters(), parameters);
    Row row = table.row("run.Waiting.oneshot");
    JsonNode found = json.path("rows").get(table.rows().indexOf(row));
    assertEquals(
        List.of(
            "id", "word", "op", "from", "guard", "kind", "owned", "via", "to", "steps", "result",
            "value", "lost", "source"),
        names(found));
    assertEquals(row.id(), found.path("id").textValue());
    assertEquals(row.steps(), MAPPER.convertValue(found.path("steps"), List.class));
    assertEquals(row.source(), found.path("source").textValue());
    JsonNode frame = json.path("frames").get(5);
    assertEquals(
        List.of(
            "op", "shape", "lock", "given", "enter", "round", "picked", "leave", "exit", "value"),
        names(frame));
    assertEquals(List.copyOf(table.frames().keySet()).get(5), frame.path("op").textValue());
    JsonNode step = json.path("steps").get(0);
    assertEquals(
        List.of("name", "meaning", "code", "needs", "gives", "takes", "reads", "writes"),
        names(step));
    assertEquals(table.vocabulary().steps().size(), json.path("steps").size());
    JsonNode poller = json.path("poller");
    assertEquals(table.poller().words(), MAPPER.convertValue(poller.path("words"), Map.class));
    assertEquals(table.poller().frames(), MAPPER.convertValue(poller.path("frames"), Map.class));
    assertEquals(table.poller().rows().size(), poller.path("rows").size());
    PollerRow first = table.poller().rows().get(0);
    JsonNode told = poller.path("rows").get(0);
    assertEquals(
        List.of(
            "id", "word", "op", "from", "guard", "kind", "via", "to", "steps", "result", "source"),
        names(told));
    assertEquals(first.id(), told.path("id").textValue());
    assertEquals(first.steps(), MAPPER.convertValue(told.path("steps"), List.class));
  }

  @Test
  void json_ofAnEdition_saysWhatAPortNeeds() throws IOException {
    JsonNode json = json("go1.19");

    assertEquals("[\"tpp.deletedTimers -= 1\"]", named(json, "steps", "decdel", "code"));
    assertEquals("\"addAdjustedTimers\"", named(json, "steps", "drain", "calls"));
    assertEquals("[\"tpp\"]", named(json, "steps", "decdel", "needs"));
    assertEquals("[\"throw if t.pp # p\"]", named(json, "hooks", "checkpp", "code"));
    assertEquals("[\"t.when <= now\"]", named(json, "guards", "due", "code"));
    assertEquals("[\"when < t.when\"]", named(json, "ownedCases", "earlier", "code"));
    assertEquals("\"0\"", named(json, "registers", "dropped", "first"));
    assertEquals("[\"walk\",\"readpp\"]", named(json, "registers", "tpp", "setBy"));
    assertEquals("[\"hold\"]", named(json, "registers", "held", "setBy"));
    assertEquals("[\"caller\",\"clampargs\"]", named(json, "registers", "when", "setBy"));
    assertEquals("\"idle\"", named(json, "statuses", "NoStatus", "class"));
    assertEquals("true", named(json, "statuses", "NoStatus", "initial"));
    assertEquals("\"idle\"", named(json, "statuses", "Removed", "class"));
    assertEquals("\"heap\"", named(json, "statuses", "Deleted", "class"));
    assertEquals("\"owned\"", named(json, "statuses", "Moving", "class"));
    assertEquals("7", named(json, "statuses", "ModifiedEarlier", "number"));
    assertEquals(4, json.path("heap").path("arity").intValue());
    assertEquals(
        "[\"p\",\"t\",\"when\",\"period\",\"callback\"]",
        json.path("frames").get(0).path("given").toString());
    assertEquals("[\"t\"]", json.path("frames").get(1).path("given").toString());
    List<String> readers = new ArrayList<>();
    json.path("readers").forEach(reader -> readers.add(reader.path("op").textValue()));
    assertEquals(
        List.of("nobarrierWakeTime", "checkTimersNoP", "timeSleepUntil", "checkTimers"), readers);
    assertEquals("modtimer", json.path("aliases").path("resettimer").textValue());
  }

  /** A field of the entry of this name in a list. */
  private static String named(JsonNode json, String list, String name, String field) {
    for (JsonNode entry : json.path(list)) {
      if (entry.path("name").textValue().equals(name)) {
        return entry.path(field).toString();
      }
    }
    return list + " has no " + name;
  }

  @Test
  void json_ofTheSameTable_isTheSameBytes() {
    String first = new JsonExport().render(READER.read("repaired"));

    assertEquals(first, new JsonExport().render(TableReader.builtIn().read("repaired")));
    assertFalse(first.contains("\r"));
  }

  @Test
  void json_thatIsTamperedWith_isInvalid() throws IOException {
    refused(json -> json.remove("parameters"));
    refused(json -> json.remove("poller"));
    refused(json -> json.remove("steps"));
    refused(json -> ((ObjectNode) json.path("steps").get(0)).remove("writes"));
    refused(json -> ((ObjectNode) json.path("steps").get(0)).remove("code"));
    refused(json -> ((ObjectNode) json.path("readers").get(0)).remove("gives"));
    refused(json -> ((ObjectNode) json.path("registers").get(0)).put("type", "any"));
    refused(json -> ((ObjectNode) json.path("statuses").get(0)).put("class", "gone"));
    refused(json -> json.put("version", 1));
    refused(json -> json.put("comment", "none"));
    refused(json -> json.putArray("rows"));
    refused(json -> row(json).remove("lost"));
    refused(json -> row(json).put("kind", "swap"));
    refused(json -> row(json).put("from", "Wating"));
    refused(json -> row(json).put("steps", "commit"));
    refused(json -> row(json).put("line", 27));
    refused(json -> row(json).put("id", "del Waiting"));
    refused(json -> ((ObjectNode) json.path("frames").get(0)).put("shape", "loop"));
    refused(json -> ((ObjectNode) json.path("frames").get(0)).remove("leave"));
  }

  @Test
  void enumerations_ofTheSchema_areThoseOfTheVocabulary() throws IOException {
    Vocabulary words = READER.vocabulary();
    JsonNode definitions = MAPPER.readTree(schemaText()).path("$defs");
    JsonNode row = definitions.path("row").path("properties");
    JsonNode frame = definitions.path("frame").path("properties");

    same(words.statuses(), definitions.path("status"));
    same(words.results().keySet(), definitions.path("result"));
    same(words.values(), definitions.path("value"));
    same(words.words(), row.path("word"));
    same(words.guards().keySet(), row.path("guard"));
    same(words.kinds().keySet(), row.path("kind"));
    same(words.ownedCases().keySet(), row.path("owned"));
    same(words.shapes().keySet(), frame.path("shape"));
    same(words.shapes().keySet(), definitions.path("walk").path("properties").path("shape"));
    same(words.accesses().keySet(), definitions.path("field").path("properties").path("access"));
    same(words.locks().keySet(), frame.path("lock"));
  }

  private static void same(Collection<String> expected, JsonNode enumeration) {
    List<String> found = new ArrayList<>();
    enumeration.path("enum").forEach(word -> found.add(word.textValue()));
    assertEquals(List.copyOf(expected), found);
  }

  private static void refused(Consumer<ObjectNode> tampering) throws IOException {
    ObjectNode json = json("repaired");
    tampering.accept(json);
    Set<ValidationMessage> messages = schema().validate(json);
    assertFalse(messages.isEmpty(), "accepted");
  }

  private static ObjectNode row(ObjectNode json) {
    return (ObjectNode) json.path("rows").get(3);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static ObjectNode json(String edition) throws IOException {
    return (ObjectNode) MAPPER.readTree(new JsonExport().render(READER.read(edition)));
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schemaText());
  }

  private static String schemaText() throws IOException {
    try (InputStream in = JsonExport.class.getResourceAsStream(JsonExport.SCHEMA)) {
      assertNotNull(in, JsonExport.SCHEMA);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

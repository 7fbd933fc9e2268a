package dev.timerproof.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.timerproof.conformance.trace.reading.BundledTrace;
import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.conformance.trace.rules.RejectionKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas agree with the reader and the renderer. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema TRACE = schema("trace");
  private static final JsonSchema REPORT = schema("trace-report");

  @Test
  void smallTrace_fitsTheSchema() throws IOException {
    for (String line : TamperingTest.SMALL) {
      assertEquals(Set.of(), TRACE.validate(JSON.readTree(line)), line);
    }
  }

  @Test
  void recording_fitsTheSchema() throws IOException {
    int lines = 0;
    try (InputStream in = BundledTrace.GO_1_19_8.open();
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        // every 97th line: all kinds of lines, in little time
        if (lines++ % 97 == 0) {
          assertEquals(Set.of(), TRACE.validate(JSON.readTree(line)), line);
        }
      }
    }
    assertEquals(175_000, lines);
  }

  /**
   * The schema refuses each fault of a single line that the reader refuses, except malformed JSON.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "number-out-of-range",
        "unknown-status",
        "unknown-operation",
        "missing-field",
        "wrong-type",
        "future-version"
      })
  void line_thatTheReaderRefuses_theSchemaRefuses(String name) throws IOException {
    Tampering tampering = Tamperings.named(name);
    String text = new String(tampering.apply(TamperingTest.SMALL), StandardCharsets.UTF_8);
    String line = text.lines().toList().get((int) tampering.line() - 1);

    assertFalse(TRACE.validate(JSON.readTree(line)).isEmpty(), line);
  }

  @Test
  void words_ofTheSchema_areThoseOfTheReader() throws IOException {
    JsonNode definitions = root("trace").get("$defs");
    JsonNode event = definitions.get("event").get("properties");
    TraceWords words = TraceWords.of(Traces.go119());

    assertEquals(EventKind.texts(), list(event.get("kind").get("enum")));
    assertEquals(words.operations().words(), list(definitions.get("operation").get("enum")));
    assertEquals(words.statuses().words(), list(definitions.get("status").get("enum")));
    assertEquals(new HashSet<>(TraceField.names().words()), new HashSet<>(names(event)));
  }

  @Test
  void bounds_ofTheSchema_areThoseOfTheReader() throws IOException {
    JsonNode definitions = root("trace").get("$defs");
    JsonNode event = definitions.get("event").get("properties");
    for (TraceField field : TraceField.values()) {
      if (field.type() == TraceField.Type.NUMBER) {
        JsonNode node = event.get(field.text());
        String reference = node.path("$ref").asText();
        JsonNode bounds =
            reference.isEmpty()
                ? node
                : definitions.get(reference.substring(reference.lastIndexOf('/') + 1));
        assertEquals(field.min(), bounds.get("minimum").asLong(), field.text());
        assertEquals(field.max(), bounds.get("maximum").asLong(), field.text());
      }
    }
  }

  @Test
  void requiredFields_ofTheSchema_areThoseOfTheReader() throws IOException {
    for (EventKind kind : EventKind.values()) {
      for (TraceField field : kind.required()) {
        String line = sample(kind).replace("\"" + field.text() + "\":", "\"other\":");
        assertFalse(TRACE.validate(JSON.readTree(line)).isEmpty(), line);
      }
    }
  }

  @Test
  void reports_ofAllTamperings_fitTheSchema() throws IOException {
    List<TraceReport> reports = new ArrayList<>();
    for (Tampering tampering : Tamperings.every()) {
      byte[] trace = tampering.apply(TamperingTest.SMALL);
      reports.add(Traces.validate(trace, TraceOptions.DEFAULT, null));
    }
    JsonNode json = JSON.readTree(JsonRendering.of(reports));

    assertEquals(Set.of(), REPORT.validate(json));
    assertEquals(reports.size(), json.get("traces").size());
    assertEquals(
        RejectionKind.texts(),
        list(root("trace-report").at("/$defs/rejection/properties/kind/enum")));
  }

  @Test
  void report_withoutItsRejection_doesNotFitTheSchema() throws IOException {
    byte[] trace = Tamperings.named("forge-edge").apply(TamperingTest.SMALL);
    TraceReport report = Traces.validate(trace, TraceOptions.DEFAULT, null);
    String json = JsonRendering.of(List.of(report)).replace("\"rejection\"", "\"notes2\"");

    assertFalse(REPORT.validate(JSON.readTree(json)).isEmpty());
  }

  /** A line of a kind, from the small trace or hand-written. */
  private static String sample(EventKind kind) {
    String needle = "\"kind\":\"" + kind.text() + "\"";
    String line =
        TamperingTest.SMALL.stream()
            .filter(l -> l.contains(needle))
            .findFirst()
            .orElse("{" + needle + ",\"t\":1,\"op\":\"runtimer\",\"from\":\"Moving\"}");
    assertTrue(line.contains(needle));
    return line;
  }

  private static JsonSchema schema(String name) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(open(name));
  }

  private static JsonNode root(String name) throws IOException {
    return JSON.readTree(open(name));
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(
        SchemaTest.class.getResourceAsStream("/schema/" + name + ".schema.json"));
  }

  private static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}

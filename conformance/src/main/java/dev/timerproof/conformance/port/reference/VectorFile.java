package dev.timerproof.conformance.port.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of one edition as NDJSON: a header line, then a line for each vector. A state that is the
 * same as the one before it is left out. {@code vectors.schema.json} describes the lines.
 *
 * @param edition the edition whose table answers
 * @param vectors in order
 */
public record VectorFile(String edition, List<TestVector> vectors) {
  /** What the header calls the format. */
  public static final String FORMAT = "timerproof-vectors";

  /** The version of the format. */
  public static final int VERSION = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  public VectorFile {
    vectors = List.copyOf(vectors);
  }

  /**
   * The vectors of an edition that are part of this build.
   *
   * @throws IllegalArgumentException if there are none for this edition
   */
  public static VectorFile builtIn(String edition) {
    String name = "vectors/" + edition + ".ndjson";
    try (InputStream in = VectorFile.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no vectors of edition " + edition + " in this build");
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }

  /**
   * The vectors of a file.
   *
   * @throws MalformedVectorsException if it is no such file
   */
  public static VectorFile read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  /** The vectors of a text; its name is used in messages. */
  static VectorFile parse(String name, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty()) {
      throw error(name, 1, "nothing", "a header line");
    }
    JsonNode header = node(name, 1, lines.get(0));
    if (!header.path("format").asText().equals(FORMAT)) {
      throw error(name, 1, "format " + header.path("format"), FORMAT);
    }
    if (header.path("version").asInt() != VERSION) {
      throw error(name, 1, "version " + header.path("version"), "" + VERSION);
    }
    List<TestVector> vectors = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int k = 1; k < lines.size(); k++) {
      TestVector vector = vector(name, k + 1, node(name, k + 1, lines.get(k)));
      if (!ids.add(vector.id())) {
        throw error(name, k + 1, "id " + vector.id() + " again", "each id once");
      }
      vectors.add(vector);
    }
    return new VectorFile(header.path("edition").asText(), vectors);
  }

  private static JsonNode node(String name, int line, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw error(name, line, e.getOriginalMessage(), "a JSON object");
    }
  }

  private static TestVector vector(String name, int line, JsonNode node) {
    List<String> rows = new ArrayList<>();
    node.path("rows").forEach(row -> rows.add(row.asText()));
    List<Exchange> exchanges = new ArrayList<>();
    String state = null;
    for (JsonNode exchange : node.path("exchanges")) {
      String ask = exchange.path("ask").asText();
      String answer = exchange.path("answer").asText();
      if (ask.isEmpty() || answer.isEmpty()) {
        throw error(name, line, "an exchange " + exchange, "ask and answer in it");
      }
      state = exchange.has("state") ? exchange.path("state").asText() : state;
      exchanges.add(new Exchange(ask, answer, answer.contains(TestVector.PANIC) ? null : state));
    }
    if (node.path("id").asText().isEmpty() || exchanges.isEmpty()) {
      throw error(name, line, "no id or no exchanges", "both");
    }
    return new TestVector(node.path("id").asText(), rows, exchanges);
  }

  private static MalformedVectorsException error(
      String name, int line, String found, String expected) {
    return new MalformedVectorsException(
        name + ":" + line + ": found " + found + ", expected " + expected);
  }

  /** The content of the file. */
  public String text() {
    StringBuilder text = new StringBuilder();
    ObjectNode header = JSON.createObjectNode();
    header.put("format", FORMAT).put("version", VERSION).put("edition", edition);
    header.put("vectors", vectors.size());
    text.append(header).append('\n');
    vectors.forEach(vector -> text.append(node(vector)).append('\n'));
    return text.toString();
  }

  private static ObjectNode node(TestVector vector) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", vector.id());
    node.put("outcome", "must");
    ArrayNode rows = node.putArray("rows");
    vector.rows().forEach(rows::add);
    ArrayNode exchanges = node.putArray("exchanges");
    @Nullable String before = null;
    for (Exchange exchange : vector.exchanges()) {
      ObjectNode one = exchanges.addObject();
      one.put("ask", exchange.ask()).put("answer", exchange.answer());
      String state = exchange.state();
      if (state != null && !state.equals(before)) {
        one.put("state", state);
        before = state;
      }
    }
    return node;
  }
}

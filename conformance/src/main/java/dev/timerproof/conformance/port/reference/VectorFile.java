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
  public static final int VERSION = 2;

  private static final String MUST = "must";
  private static final String MAY = "may";
  private static final String MUST_NOT = "must not";

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
    List<Exchange> exchanges = exchanges(name, line, node.path("exchanges"), null);
    if (node.path("id").asText().isEmpty() || exchanges.isEmpty()) {
      throw error(name, line, "no id or no exchanges", "both");
    }
    List<TestVector.Course> others = new ArrayList<>();
    for (JsonNode other : node.path("others")) {
      others.add(course(name, line, other, exchanges));
    }
    var vector = new TestVector(node.path("id").asText(), rows, exchanges, others);
    if (!node.path("outcome").asText().equals(outcome(vector))) {
      throw error(
          name, line, "outcome " + node.path("outcome"), "'" + outcome(vector) + "' as of others");
    }
    return vector;
  }

  private static TestVector.Course course(
      String name, int line, JsonNode other, List<Exchange> exchanges) {
    String outcome = other.path("outcome").asText();
    if (!outcome.equals(MAY) && !outcome.equals(MUST_NOT)) {
      throw error(
          name, line, "outcome " + other.path("outcome"), "'" + MAY + "' or '" + MUST_NOT + "'");
    }
    int from = other.path("from").asInt(-1);
    if (from < 1 || from >= exchanges.size()) {
      throw error(
          name, line, "from " + other.path("from"), "the number of an exchange but the first");
    }
    boolean allowed = outcome.equals(MAY);
    List<Exchange> its =
        exchanges(name, line, other.path("exchanges"), exchanges.get(from - 1).state());
    int expected = allowed ? exchanges.size() - from : 1;
    if (its.size() != expected) {
      throw error(name, line, its.size() + " exchanges from " + from, "" + expected);
    }
    for (int k = 0; k < its.size(); k++) {
      if (!its.get(k).ask().equals(exchanges.get(from + k).ask())) {
        throw error(name, line, its.get(k).ask(), exchanges.get(from + k).ask());
      }
    }
    return new TestVector.Course(allowed, other.path("why").asText(), from, its);
  }

  private static List<Exchange> exchanges(
      String name, int line, JsonNode array, @Nullable String before) {
    List<Exchange> exchanges = new ArrayList<>();
    String state = before;
    for (JsonNode exchange : array) {
      String ask = exchange.path("ask").asText();
      String answer = exchange.path("answer").asText();
      if (ask.isEmpty() || answer.isEmpty()) {
        throw error(name, line, "an exchange " + exchange, "ask and answer in it");
      }
      state = exchange.has("state") ? exchange.path("state").asText() : state;
      exchanges.add(new Exchange(ask, answer, answer.contains(TestVector.PANIC) ? null : state));
    }
    return exchanges;
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
    node.put("outcome", outcome(vector));
    ArrayNode rows = node.putArray("rows");
    vector.rows().forEach(rows::add);
    write(vector.exchanges(), null, node.putArray("exchanges"));
    if (!vector.others().isEmpty()) {
      ArrayNode others = node.putArray("others");
      for (TestVector.Course course : vector.others()) {
        ObjectNode other = others.addObject();
        other.put("outcome", course.allowed() ? MAY : MUST_NOT);
        if (!course.allowed()) {
          other.put("why", course.why());
        }
        other.put("from", course.from());
        write(
            course.exchanges(),
            vector.exchanges().get(course.from() - 1).state(),
            other.putArray("exchanges"));
      }
    }
    return node;
  }

  /** Whether the answers must take the course that stands first, or may. */
  private static String outcome(TestVector vector) {
    return vector.courses().size() > 1 ? MAY : MUST;
  }

  private static void write(List<Exchange> from, @Nullable String last, ArrayNode exchanges) {
    String before = last;
    for (Exchange exchange : from) {
      ObjectNode one = exchanges.addObject();
      one.put("ask", exchange.ask()).put("answer", exchange.answer());
      String state = exchange.state();
      if (state != null && !state.equals(before)) {
        one.put("state", state);
        before = state;
      }
    }
  }
}

package dev.timerproof.conformance.trace.reading;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the first line of a trace, if it is a header. */
final class HeaderParser {
  private static final List<String> UNITS = List.of("ns", "us", "ms", "ticks");
  private static final List<String> CLOCKS = List.of("shared", "separate");

  private final TraceLines lines;
  private final TraceLimits limits;
  private @Nullable String schema;
  private @Nullable Long version;
  private @Nullable String runtime;
  private @Nullable String edition;
  private @Nullable String unit;
  private @Nullable String clock;
  private boolean fires;
  private boolean returns;
  private boolean ends;

  HeaderParser(TraceLines lines, TraceLimits limits) {
    this.lines = lines;
    this.limits = limits;
  }

  /** The header in the current line; null when the line has no field {@code schema}. */
  @Nullable TraceHeader parse() throws IOException, MalformedTraceException {
    JsonLine json = new JsonLine(lines, limits);
    json.begin();
    while (json.nextField()) {
      field(json, json.name(), json.value());
    }
    if (schema == null) {
      return null;
    }
    return new TraceHeader(
        Math.toIntExact(given("version", version)),
        given("runtime", runtime),
        given("edition", edition),
        given("unit", unit),
        given("clock", clock).equals(CLOCKS.get(0)),
        fires,
        returns,
        ends,
        true);
  }

  private void field(JsonLine json, String name, JsonToken value)
      throws IOException, MalformedTraceException {
    switch (name) {
      case "schema" -> schema = oneOf(json, name, value, List.of(TraceHeader.SCHEMA));
      case "version" ->
          version = json.number(name, value, TraceHeader.VERSION, TraceHeader.SECTIONS);
      case "runtime" -> runtime = json.string(name, value);
      case "edition" -> edition = json.string(name, value);
      case "unit" -> unit = oneOf(json, name, value, UNITS);
      case "clock" -> clock = oneOf(json, name, value, CLOCKS);
      case "fires" -> fires = json.bool(name, value);
      case "returns" -> returns = json.bool(name, value);
      case "ends" -> ends = json.bool(name, value);
      default -> json.skip(value);
    }
  }

  private static String oneOf(JsonLine json, String name, JsonToken value, List<String> words)
      throws IOException, MalformedTraceException {
    WordIndex index = new WordIndex(words);
    return index.word(json.word(name, value, index));
  }

  private <T> T given(String name, @Nullable T value) throws MalformedTraceException {
    if (value == null) {
      throw lines.malformed(lines.end(), "the header has no field " + name);
    }
    return value;
  }
}

package dev.timerproof.conformance.history.reading;

import com.fasterxml.jackson.core.JsonToken;
import dev.timerproof.conformance.trace.reading.JsonLine;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.reading.TraceLines;
import dev.timerproof.evidence.text.Printable;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one line at a time. */
final class HistoryLine {
  /** The fields that are read, of all kinds of lines. */
  enum Field {
    KIND,
    TH,
    T,
    AT,
    OP,
    FROM,
    WHEN,
    DELAY,
    PERIOD,
    TICKS,
    TO,
    ARG,
    ANSWER,
    VALUE,
    SCHEMA,
    VERSION,
    RUNTIME,
    CONTRACT,
    UNIT;

    private static final Map<String, Field> BY_NAME = new HashMap<>();
    private static final Set<Field> WORDS =
        EnumSet.of(KIND, OP, TICKS, TO, SCHEMA, RUNTIME, CONTRACT, UNIT);

    static {
      for (Field field : values()) {
        BY_NAME.put(field.toString(), field);
      }
    }

    private final String text = name().toLowerCase(java.util.Locale.ROOT);

    @Override
    public String toString() {
      return text;
    }
  }

  private final TraceLines lines;
  private final JsonLine json;
  private final EnumSet<Field> present = EnumSet.noneOf(Field.class);
  private final EnumMap<Field, Long> numbers = new EnumMap<>(Field.class);
  private final EnumMap<Field, String> words = new EnumMap<>(Field.class);

  HistoryLine(TraceLines lines) throws IOException {
    this.lines = lines;
    this.json = new JsonLine(lines, TraceLimits.DEFAULT);
  }

  /** Reads the current line. */
  void read() throws IOException, MalformedTraceException {
    present.clear();
    json.begin();
    while (json.nextField()) {
      Field field = Field.BY_NAME.get(json.name());
      JsonToken value = json.value();
      if (field == null) {
        json.skip(value);
      } else if (!present.add(field)) {
        throw json.malformedHere("field " + field + " is given twice");
      } else if (Field.WORDS.contains(field)) {
        words.put(field, json.string(field.text, value));
      } else if (field == Field.ANSWER) {
        numbers.put(field, json.bool(field.text, value) ? 1L : 0L);
      } else {
        numbers.put(field, json.number(field.text, value, -HistoryReader.FAR, HistoryReader.FAR));
      }
    }
  }

  boolean has(Field field) {
    return present.contains(field);
  }

  /** The number in a field; null if the line has none. */
  @Nullable Long number(Field field) {
    return has(field) ? numbers.get(field) : null;
  }

  /** The number in a field that the line must have. */
  long required(Field field) throws MalformedTraceException {
    require(field);
    return Objects.requireNonNull(numbers.get(field));
  }

  /** The text in a field; null if the line has none. */
  @Nullable String text(Field field) {
    return has(field) ? words.get(field) : null;
  }

  /** The value that a field names, which the line must have. */
  <W> W word(Field field, W[] values) throws MalformedTraceException {
    require(field);
    String word = words.get(field);
    for (W value : values) {
      if (value.toString().equals(word)) {
        return value;
      }
    }
    String known = Arrays.toString(values);
    throw malformed(
        "field "
            + field
            + ": unknown word \""
            + Printable.of(String.valueOf(word))
            + "\", expected one of "
            + known.substring(1, known.length() - 1));
  }

  private void require(Field field) throws MalformedTraceException {
    if (!has(field)) {
      throw malformed("the line has no field " + field);
    }
  }

  /** A fault of the current line as a whole. */
  MalformedTraceException malformed(String what) {
    return lines.malformed(lines.end(), what);
  }
}

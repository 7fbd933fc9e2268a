package dev.timerproof.conformance.trace.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import dev.timerproof.evidence.text.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/**
 * The tokens of one line at a time, from one JSON parser for the whole trace. Every fault becomes a
 * {@link MalformedTraceException} with its place. After a fault the object cannot be used any more.
 */
public final class JsonLine {
  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_NAME = 256;

  private final TraceLines lines;
  private final JsonParser parser;
  private final ByteArrayFeeder feeder;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private long fedBefore;
  private long fed;

  /** A parser of the lines of one file. */
  public JsonLine(TraceLines lines, TraceLimits limits) throws IOException {
    this.lines = lines;
    this.parser = factory(limits).createNonBlockingByteArrayParser();
    this.feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
  }

  private static JsonFactory factory(TraceLimits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxNumberLength(LONGEST_NUMBER)
            .maxNameLength(LONGEST_NAME)
            .maxStringLength(limits.lineBytes())
            .build();
    return new JsonFactoryBuilder().streamReadConstraints(constraints).build();
  }

  /** Begins with the current line, which must be an object. */
  public void begin() throws IOException, MalformedTraceException {
    checkText();
    fedBefore = fed;
    fed += lines.end() - lines.start();
    feeder.feedInput(lines.buffer(), lines.start(), lines.end());
    JsonToken first = token();
    if (first == JsonToken.NOT_AVAILABLE) {
      throw lines.malformed(lines.end(), "the line is empty, expected a JSON object");
    }
    if (first != JsonToken.START_OBJECT) {
      throw malformedHere("expected a JSON object, found " + describe(first));
    }
  }

  /** The JSON parser lets bytes pass that are no UTF-8, such as a surrogate by itself. */
  private void checkText() throws MalformedTraceException {
    ByteBuffer bytes = ByteBuffer.wrap(lines.buffer(), lines.start(), lines.end() - lines.start());
    CoderResult result = utf8.reset().decode(bytes, CharBuffer.allocate(bytes.remaining()), true);
    if (result.isError()) {
      throw lines.malformed(
          bytes.position(),
          "expected UTF-8, found the byte 0x%02X"
              .formatted(Byte.toUnsignedInt(lines.buffer()[bytes.position()])));
    }
  }

  /** Goes to the next field of the object; false when it ends, which must end the line too. */
  public boolean nextField() throws IOException, MalformedTraceException {
    JsonToken token = inside();
    if (token == JsonToken.FIELD_NAME) {
      return true;
    }
    JsonToken after = token();
    if (after != JsonToken.NOT_AVAILABLE) {
      throw malformedHere("expected the end of the line, found " + describe(after));
    }
    return false;
  }

  /** The name of the current field. */
  public String name() throws IOException {
    return parser.currentName();
  }

  /**
   * Passes over a field that is not read.
   *
   * @throws MalformedTraceException if it is that of a header: this is no first line
   */
  void skipUnread(String name, JsonToken value) throws IOException, MalformedTraceException {
    if (name.equals("schema")) {
      throw malformedHere(
          "a second header; files that were joined are several traces, to be validated one by one");
    }
    skip(value);
  }

  /** Goes to the value of the current field. */
  public JsonToken value() throws IOException, MalformedTraceException {
    return inside();
  }

  /** Skips the current value, of any kind. */
  public void skip(JsonToken first) throws IOException, MalformedTraceException {
    int depth = first.isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = inside();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  /** The current value, which must be an integer between bounds. */
  public long number(String field, JsonToken token, long min, long max)
      throws IOException, MalformedTraceException {
    if (token != JsonToken.VALUE_NUMBER_INT) {
      throw malformedHere("field " + field + ": expected an integer, found " + describe(token));
    }
    boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    long value = fits ? parser.getLongValue() : 0;
    if (!fits || value < min || value > max) {
      throw malformedHere(
          "field " + field + ": " + describe(token) + " is not between " + min + " and " + max);
    }
    return value;
  }

  /** The current value, which must be a list of integers between bounds. */
  long[] numbers(String field, JsonToken token, long min, long max)
      throws IOException, MalformedTraceException {
    if (token != JsonToken.START_ARRAY) {
      throw malformedHere(
          "field " + field + ": expected a list of integers, found " + describe(token));
    }
    LongStream.Builder values = LongStream.builder();
    for (JsonToken next = inside(); next != JsonToken.END_ARRAY; next = inside()) {
      values.add(number(field, next, min, max));
    }
    return values.build().toArray();
  }

  /** The index of the current value, which must be a string, in a list of words. */
  int word(String field, JsonToken token, WordIndex words)
      throws IOException, MalformedTraceException {
    if (token != JsonToken.VALUE_STRING) {
      throw malformedHere("field " + field + ": expected a string, found " + describe(token));
    }
    int word = words.find(parser.getText());
    if (word < 0) {
      throw malformedHere(
          "field "
              + field
              + ": unknown word "
              + describe(token)
              + ", expected one of "
              + String.join(", ", words.words()));
    }
    return word;
  }

  /** The current value, which must be a string. */
  public String string(String field, JsonToken token) throws IOException, MalformedTraceException {
    if (token != JsonToken.VALUE_STRING) {
      throw malformedHere("field " + field + ": expected a string, found " + describe(token));
    }
    return parser.getText();
  }

  /** The current value, which must be true or false. */
  public boolean bool(String field, JsonToken token) throws IOException, MalformedTraceException {
    if (!token.isBoolean()) {
      throw malformedHere("field " + field + ": expected true or false, found " + describe(token));
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** A fault at the current token. */
  public MalformedTraceException malformedHere(String what) {
    return lines.malformed(index(parser.currentTokenLocation().getByteOffset()), what);
  }

  private JsonToken inside() throws IOException, MalformedTraceException {
    JsonToken token = token();
    if (token == JsonToken.NOT_AVAILABLE) {
      String what = "the line ends inside an object";
      throw lines.terminated() ? lines.malformed(lines.end(), what) : lines.cut(what);
    }
    return token;
  }

  private JsonToken token() throws IOException, MalformedTraceException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      int index = index(parser.currentLocation().getByteOffset());
      throw lines.malformed(index, "not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The index of the byte before an offset, because the parser gives the offset after the first
   * byte of a token.
   */
  private int index(long offset) {
    long index = lines.start() + offset - fedBefore - 1;
    return (int) Math.max(lines.start(), Math.min(index, lines.end()));
  }

  private String describe(JsonToken token) throws IOException {
    return shown(token, token.isScalarValue() ? parser.getText() : "");
  }

  /** A token with its text, as messages show it. */
  private static String shown(JsonToken token, String text) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case END_ARRAY, END_OBJECT -> "the end of an array or object";
      case FIELD_NAME -> "a field name";
      case VALUE_STRING -> '"' + Printable.of(text) + '"';
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
          Printable.of(text);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "nothing";
    };
  }
}

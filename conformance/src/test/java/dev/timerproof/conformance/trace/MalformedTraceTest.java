package dev.timerproof.conformance.trace;

import static dev.timerproof.conformance.trace.Traces.HEADER;
import static dev.timerproof.conformance.trace.Traces.bytes;
import static dev.timerproof.conformance.trace.Traces.gzip;
import static dev.timerproof.conformance.trace.Traces.validate;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedTraceTest {
  private static final String EVENT =
      "{'t':7,'ver':1,'op':'addtimer','kind':'store','from':'NoStatus','to':'Waiting'}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'t':7     | 't':x        | t.jsonl:2:6: not JSON",
        "'t':7     | 't':'7'      | t.jsonl:2:6: field t: expected an integer, found \"7\"",
        "'t':7     | 't':7.5      | t.jsonl:2:6: field t: expected an integer, found 7.5",
        "'t':7     | 't':-1       | t.jsonl:2:6: field t: -1 is not between 0 and",
        "'t':7     | 't':9223372036854775808 | t.jsonl:2:6: field t: 9223372036854775808 is not"
            + " between",
        "'t':7     | 'u':7        | t.jsonl:2:80: the event has no field t",
        "'t':7     | 't':7,'t':7  | t.jsonl:2:12: field t stands twice in one line",
        "'ver':1   | 'ver':0      | t.jsonl:2:80: a store has version 0, expected 1 or more",
        "'ver':1   | 'w':1        | t.jsonl:2:78: the event has no field ver",
        "store     | shop         | t.jsonl:2:39: field kind: unknown word \"shop\", expected one"
            + " of cas, store",
        "addtimer  | addtimers    | t.jsonl:2:21: field op: unknown word \"addtimers\", expected"
            + " one of addtimer",
        "Waiting   | Wating       | t.jsonl:2:70: field to: unknown word \"Wating\", expected one"
            + " of NoStatus",
        "'t':7     | 't':7,'x':[[[[[[[[1]]]]]]]] | t.jsonl:2:19: not JSON: Document nesting depth"
            + " (9) exceeds",
        "}         | },1          | t.jsonl:2:80: not JSON",
        "}         | }{           | t.jsonl:2:80: expected the end of the line, found an object",
        "}         | ``           | t.jsonl:2:79: the line ends inside an object"
      })
  void event_withOneFault_isRefusedAtItsPlace(String before, String after, String message) {
    String event = EVENT.replace(before, after).replace('\'', '"');
    TraceReport report = validate(HEADER + event + "\n");

    assertEquals(Verdict.MALFORMED, report.verdict());
    assertEquals(message, start(report, message.length()));
    assertEquals(1, report.validPrefix());
  }

  /** A surrogate by itself, a byte too few, one too many, and forms that are too long. */
  @ParameterizedTest
  @ValueSource(strings = {"EDA080", "C3", "80", "C080", "F8"})
  void bytes_thatAreNoUtf8_areRefusedAtTheirPlace(String hex) {
    String wrong = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    String event = EVENT.replace("'t':7", "'t':7,'x':'" + wrong + "'").replace('\'', '"');
    byte[] trace = (HEADER + event + "\n").getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        "t.jsonl:2:13: expected UTF-8, found the byte 0x" + hex.substring(0, 2),
        validate(trace, TraceOptions.DEFAULT, null).fault());
  }

  @Test
  void header_thatIsTheSecond_isNamedAsSuch() {
    String fault =
        requireNonNull(validate(HEADER + EVENT.replace('\'', '"') + "\n" + HEADER).fault());

    assertTrue(fault.startsWith("t.jsonl:3:"), fault);
    assertTrue(fault.contains("a second header"), fault);
  }

  @Test
  void line_thatIsEmpty_isRefused() {
    assertEquals(
        "t.jsonl:2:1: the line is empty, expected a JSON object",
        validate(HEADER + "\n" + EVENT.replace('\'', '"')).fault());
  }

  @Test
  void line_thatIsNoObject_isRefused() {
    assertEquals(
        "t.jsonl:2:1: expected a JSON object, found an array", validate(HEADER + "[]\n").fault());
  }

  @Test
  void line_thatIsTooLong_isRefused() {
    String fault = validate(HEADER + "{\"x\":\"" + "a".repeat(1 << 16) + "\"}\n").fault();

    assertEquals("t.jsonl:2:65537: the line is longer than 65536 bytes", fault);
  }

  @Test
  void trace_thatIsEmpty_isCut() {
    TraceReport report = validate("");

    assertEquals(Verdict.CUT, report.verdict());
    assertEquals("t.jsonl:1:1: the trace is empty, expected a header or an event", report.fault());
  }

  @Test
  void trace_withoutEvents_isCut() {
    TraceReport report = validate(HEADER);

    assertEquals(Verdict.CUT, report.verdict());
    assertEquals("t.jsonl:2:1: the trace has no events", report.fault());
  }

  @Test
  void gzip_thatIsDamaged_isRefused() {
    byte[] packed = gzip(bytes(HEADER + EVENT.replace('\'', '"') + "\n"));
    packed[packed.length - 6] ^= 1;
    TraceReport report = validate(packed, TraceOptions.DEFAULT, null);

    assertEquals(Verdict.MALFORMED, report.verdict());
    assertEquals(
        "t.jsonl:3:1: the compressed data are damaged: the checksum is wrong", report.fault());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "timerproof-trace | other  | field schema: unknown word \"other\", expected one of"
            + " timerproof-trace",
        "'version':1 | 'version':3 | field version: 3 is not between 1 and 2",
        "'version':1 | 'v':1       | the header has no field version",
        "go1.19      | go1.21      | unknown edition go1.21; there are: go1.15, go1.17",
        "'ns'        | 'days'      | field unit: unknown word \"days\", expected one of ns, us, ms,"
            + " ticks",
        "shared      | mine        | field clock: unknown word \"mine\", expected one of shared,"
            + " separate"
      })
  void header_withOneFault_isRefused(String before, String after, String message) {
    String header = HEADER.replace(before.replace('\'', '"'), after.replace('\'', '"'));
    String fault = requireNonNull(validate(header + EVENT.replace('\'', '"')).fault());
    int at = fault.indexOf(": ") + 2;

    assertEquals(message, fault.substring(at, Math.min(fault.length(), at + message.length())));
  }

  private static String start(TraceReport report, int length) {
    String fault = requireNonNull(report.fault());
    return fault.substring(0, Math.min(length, fault.length()));
  }
}

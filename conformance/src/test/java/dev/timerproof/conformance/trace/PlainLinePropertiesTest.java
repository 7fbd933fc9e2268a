package dev.timerproof.conformance.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.trace.reading.EventParser;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import dev.timerproof.conformance.trace.reading.PlainLine;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceHeader;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.reading.TraceLines;
import dev.timerproof.conformance.trace.reading.TraceWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The JSON parser reads every line that the fast reader accepts with the same result. */
class PlainLinePropertiesTest {
  private static final TraceWords WORDS = TraceWords.of(Traces.go119());
  private static final List<String> LINES =
      RandomTrace.of(Traces.go119(), 3, 10, 2_000).lines().skip(1).toList();

  private static boolean plain(byte[] line, TraceEvent event) {
    byte[] buffer = Arrays.copyOf(line, line.length + Long.BYTES);
    buffer[line.length] = '\n';
    return new PlainLine(WORDS).parse(buffer, 0, line.length, event.clear(1));
  }

  private static TraceEvent json(byte[] line) throws IOException, MalformedTraceException {
    TraceLines lines = new TraceLines("t", new ByteArrayInputStream(line), 1 << 16);
    assertTrue(lines.next());
    TraceEvent event = new TraceEvent();
    new EventParser(lines, TraceLimits.DEFAULT.withoutVersions(), TraceHeader.ASSUMED, WORDS)
        .parseJson(event);
    return event;
  }

  @Property(tries = 500)
  void line_asRecordersWriteIt_isPlain(@ForAll("lines") String line) throws Exception {
    byte[] bytes = line.getBytes(UTF_8);
    TraceEvent quick = new TraceEvent();

    assertTrue(plain(bytes, quick), line);
    assertSame(json(bytes), quick);
  }

  @Property(tries = 5_000)
  void line_withEdits_isReadInOneWay(@ForAll("edited") byte[] line) throws Exception {
    TraceEvent quick = new TraceEvent();
    if (plain(line, quick)) {
      assertSame(json(line), quick);
    }
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.of(LINES);
  }

  @Provide
  Arbitrary<byte[]> edited() {
    Arbitrary<String> inserted =
        Arbitraries.of(
            "",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "-",
            "0",
            "1",
            "9",
            ".",
            "e",
            " ",
            "\t",
            "null",
            "true",
            "\"x\":1,",
            "\"x\":\"y\",",
            "\"t\":4,",
            "\u00e9",
            "\u0001",
            "99999999999999999999",
            "\"x\":{},",
            "\"x\":-0,",
            "\"x\":01,");
    return Combinators.combine(
            lines(),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 4),
            inserted)
        .as(PlainLinePropertiesTest::edit);
  }

  private static byte[] edit(String line, double where, int removed, String inserted) {
    int at = (int) (where * (line.length() - 1));
    int end = Math.min(line.length(), at + removed);
    return (line.substring(0, at) + inserted + line.substring(end)).getBytes(UTF_8);
  }

  private static void assertSame(TraceEvent expected, TraceEvent actual) {
    for (TraceField field : TraceField.values()) {
      assertEquals(expected.has(field), actual.has(field), field.text());
      if (expected.has(field)) {
        assertEquals(expected.get(field), actual.get(field), field.text());
      }
    }
  }
}

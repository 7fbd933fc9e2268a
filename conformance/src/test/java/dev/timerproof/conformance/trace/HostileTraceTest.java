package dev.timerproof.conformance.trace;

import static dev.timerproof.conformance.trace.Traces.HEADER;
import static dev.timerproof.conformance.trace.Traces.bytes;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.rules.RejectionKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that was made to cost time or memory is rejected early. */
class HostileTraceTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** The same bytes over and over, without end. */
  private static final class Endless extends InputStream {
    private final byte[] unit;
    private long position;

    Endless(String unit) {
      this.unit = bytes(unit);
    }

    @Override
    public int read() {
      return unit[(int) (position++ % unit.length)];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        target[offset + i] = unit[(int) (position++ % unit.length)];
      }
      return length;
    }
  }

  private static TraceReport validate(InputStream in) {
    TraceValidation validation =
        new TraceValidation(Traces.TABLES, TraceLimits.DEFAULT, TraceOptions.DEFAULT);
    return assertTimeoutPreemptively(SOON, () -> validation.validate("t", in, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``           | a       | the line is longer than 65536 bytes",
        "``           | [       | expected a JSON object, found an array",
        "{\"x\":      | [       | nesting depth",
        "{\"x\":      | {\"x\": | nesting depth",
        "{\"x\":\"    | a       | the line is longer than 65536 bytes",
        "{\"x\":      | 1       | the line is longer than 65536 bytes",
        "{\"          | a       | the line is longer than 65536 bytes",
        "{            | `  `    | the line is longer than 65536 bytes",
        "{            | \"x\":1, | the line is longer than 65536 bytes"
      })
  void line_withoutEnd_isGivenUp(String start, String unit, String why) {
    InputStream in =
        new SequenceInputStream(new ByteArrayInputStream(bytes(HEADER + start)), new Endless(unit));
    TraceReport report = validate(in);

    assertEquals(Verdict.MALFORMED, report.verdict());
    boolean tooLong = requireNonNull(report.fault()).contains("longer than 65536");
    assertTrue(tooLong || report.fault().contains(why), report.fault());
  }

  @Test
  void lines_withoutEnd_areGivenUpAtTheFirstFault() {
    String line =
        "{\"op\":\"addtimer\",\"kind\":\"store\",\"t\":1,\"ver\":1,"
            + "\"from\":\"NoStatus\",\"to\":\"Waiting\"}\n";

    assertEquals(
        RejectionKind.REPEATED_VERSION,
        requireNonNull(validate(new Endless(line)).rejection()).kind());
    assertEquals(Verdict.MALFORMED, validate(new Endless("\n")).verdict());
  }

  @Test
  void versions_thatAllComeTooEarly_areHeldOnlyWithinTheWindow() {
    StringBuilder gaps = new StringBuilder(HEADER);
    for (int version = 2; version < TraceOptions.DEFAULT_WINDOW + 100; version++) {
      gaps.append(Traces.change(1, version, "deltimer", "Waiting", "Modifying"));
    }
    TraceReport report = validate(new ByteArrayInputStream(bytes(gaps.toString())));

    assertEquals(RejectionKind.MISSING_VERSION, requireNonNull(report.rejection()).kind());
    assertEquals(TraceOptions.DEFAULT_WINDOW + 2, report.events());
  }

  @ParameterizedTest
  @CsvSource({"0", "32", "10", "123"})
  void gzipBomb_isGivenUp(int filler) throws IOException {
    byte[] block = new byte[1 << 20];
    java.util.Arrays.fill(block, (byte) filler);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 256; i++) {
        out.write(block);
      }
    }
    assertTrue(packed.size() < 1 << 20);

    assertEquals(
        Verdict.MALFORMED, validate(new ByteArrayInputStream(packed.toByteArray())).verdict());
  }

  @Test
  void gzip_withinGzip_isNoTrace() {
    byte[] twice = Traces.gzip(Traces.gzip(bytes(HEADER)));

    assertEquals(Verdict.MALFORMED, validate(new ByteArrayInputStream(twice)).verdict());
  }
}

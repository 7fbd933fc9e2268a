package dev.timerproof.conformance.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.EditionTables;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Traces for tests, and the way to validate them. */
public final class Traces {
  static final EditionTables TABLES = new EditionTables(TableReader.builtIn());
  static final String HEADER =
      "{\"schema\":\"timerproof-trace\",\"version\":1,\"runtime\":\"test\","
          + "\"edition\":\"go1.19\",\"unit\":\"ns\",\"clock\":\"shared\"}\n";

  private Traces() {}

  static TimerTable go119() {
    return TABLES.apply("go1.19");
  }

  /** A change as a line. */
  static String change(long timer, long version, String op, String from, String to) {
    return line("cas", timer, version, op, from, to);
  }

  /** A plain store as a line. */
  static String store(long timer, long version, String op, String from, String to) {
    return line("store", timer, version, op, from, to);
  }

  /** A read as a line. */
  static String read(long timer, String op, String kind, String status) {
    return line(kind, timer, 0, op, status, status);
  }

  private static String line(
      String kind, long timer, long version, String op, String from, String to) {
    return String.format(
        "{\"op\":\"%s\",\"kind\":\"%s\",\"t\":%d,\"ver\":%d,\"from\":\"%s\",\"to\":\"%s\"}%n",
        op, kind, timer, version, from, to);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  public static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** One gzip member that holds up to 65,535 bytes as they are; the same bytes on every JDK. */
  static byte[] gzipStored(byte[] plain) {
    CRC32 checksum = new CRC32();
    checksum.update(plain);
    ByteBuffer packed = ByteBuffer.allocate(plain.length + 23).order(ByteOrder.LITTLE_ENDIAN);
    packed.put(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, -1, 1});
    packed.putShort((short) plain.length).putShort((short) ~plain.length).put(plain);
    return packed.putInt((int) checksum.getValue()).putInt(plain.length).array();
  }

  static TraceReport validate(String trace) {
    return validate(bytes(trace), TraceOptions.DEFAULT, null);
  }

  static TraceReport validate(byte[] trace, TraceOptions options, @Nullable String edition) {
    try {
      return new TraceValidation(TABLES, TraceLimits.DEFAULT, options)
          .validate("t.jsonl", new ByteArrayInputStream(trace), edition);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

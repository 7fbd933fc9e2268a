package dev.timerproof.conformance.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Validation ends with a report for any input, and rejects edited traces. */
class TraceFuzzPropertiesTest {
  private static final byte[] VALID = RandomTrace.of(Traces.go119(), 11, 6, 300).getBytes(UTF_8);

  @Property(tries = 300)
  void bytes_atRandom_endInAReport(@ForAll @Size(max = 4_000) byte[] bytes) {
    assertReported(bytes);
  }

  @Property(tries = 300)
  void bytes_behindAGzipHeader_endInAReport(@ForAll @Size(max = 4_000) byte[] bytes) {
    byte[] packed = new byte[bytes.length + 10];
    System.arraycopy(new byte[] {0x1f, (byte) 0x8b, 8}, 0, packed, 0, 3);
    System.arraycopy(bytes, 0, packed, 10, bytes.length);
    assertReported(packed);
  }

  @Property(tries = 500)
  void trace_withBytesChanged_endsInAReport(@ForAll Random random) {
    assertReported(damage(VALID, random));
  }

  @Property(tries = 300)
  void gzip_withBytesChanged_endsInAReport(@ForAll Random random) {
    assertReported(damage(Traces.gzip(VALID), random));
  }

  @Property(tries = 300)
  void trace_cutAnywhere_isValidUpToThere(@ForAll @IntRange(min = 200, max = 20_000) int length) {
    byte[] cut = Arrays.copyOf(VALID, Math.min(length, VALID.length));
    TraceReport report = Traces.validate(cut, TraceOptions.DEFAULT, null);
    long complete = new String(cut, UTF_8).chars().filter(c -> c == '\n').count();

    if (cut[cut.length - 1] == '\n' || cut[cut.length - 1] == '}') {
      assertEquals(Verdict.VALID, report.verdict(), () -> TextRendering.of(report));
    } else {
      assertEquals(Verdict.CUT, report.verdict(), () -> TextRendering.of(report));
      assertEquals(complete, report.validPrefix());
    }
  }

  @Property(tries = 300)
  void lines_shuffledWithinTheWindow_areStillValid(@ForAll Random random) {
    List<String> lines = new ArrayList<>(new String(VALID, UTF_8).lines().toList());
    String header = lines.remove(0);
    for (int i = 0; i + 8 < lines.size(); i += 4) {
      java.util.Collections.shuffle(lines.subList(i, i + 8), random);
    }
    TraceReport report = Traces.validate(header + "\n" + String.join("\n", lines) + "\n");

    assertEquals(Verdict.VALID, report.verdict(), () -> TextRendering.of(report));
  }

  /**
   * A valid trace is rejected after any word or version of any change was replaced by another one.
   */
  @Property(tries = 500)
  void change_withOneFieldEdited_isRejected(
      @ForAll("editions") String edition, @ForAll Random random) {
    TimerTable table = Traces.TABLES.apply(edition);
    List<String> lines =
        new ArrayList<>(RandomTrace.of(table, random.nextInt(50), 4, 120).lines().toList());
    int at = 1 + random.nextInt(lines.size() - 1);
    while (!lines.get(at).contains("\"op\"")) {
      at = 1 + random.nextInt(lines.size() - 1);
    }
    String before = lines.get(at);
    lines.set(at, edit(before, table, random));
    String after = lines.get(at);
    TraceReport report = Traces.validate(String.join("\n", lines) + "\n");

    assertEquals(
        Verdict.REJECTED,
        report.verdict(),
        () -> before + "\n" + after + "\n" + TextRendering.of(report));
  }

  @Provide
  Arbitrary<String> editions() {
    return Arbitraries.of(Traces.TABLES.editions());
  }

  private static String edit(String line, TimerTable table, Random random) {
    String edited = line;
    while (edited.equals(line)) {
      edited =
          switch (random.nextInt(4)) {
            case 0 -> replace(line, "from", quoted(table.vocabulary().statuses(), random));
            case 1 -> replace(line, "to", quoted(table.vocabulary().statuses(), random));
            case 2 -> replace(line, "op", quoted(List.copyOf(table.frames().keySet()), random));
            default -> replace(line, "ver", String.valueOf(1 + random.nextInt(60)));
          };
    }
    return edited;
  }

  private static String quoted(List<String> words, Random random) {
    return '"' + words.get(random.nextInt(words.size())) + '"';
  }

  private static String replace(String line, String field, String value) {
    return line.replaceFirst("\"" + field + "\":(\"\\w+\"|\\d+)", "\"" + field + "\":" + value);
  }

  private static byte[] damage(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(3)) {
        case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> damaged[at] = (byte) random.nextInt(256);
        default -> {
          int from = random.nextInt(damaged.length);
          int length = Math.min(random.nextInt(200), damaged.length - Math.max(at, from));
          System.arraycopy(damaged, from, damaged, at, length);
        }
      }
    }
    return damaged;
  }

  /** Any verdict is accepted, if the report has the details that belong to it. */
  private static void assertReported(byte[] trace) {
    TraceReport report = Traces.validate(trace, TraceOptions.DEFAULT, null);
    switch (report.verdict()) {
      case REJECTED -> assertNotNull(report.rejection());
      case CUT, MALFORMED -> assertNotNull(report.fault());
      case VALID -> assertTrue(report.events() > 0);
    }
    assertTrue(JsonRendering.of(List.of(report)).length() > 10);
    assertTrue(TextRendering.of(report).length() < 10_000, () -> TextRendering.of(report));
  }
}

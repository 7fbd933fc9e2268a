package dev.timerproof.conformance.trace.sections;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.trace.MutexTables;
import dev.timerproof.conformance.trace.RowCoverage;
import dev.timerproof.conformance.trace.TextRendering;
import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceReport;
import dev.timerproof.conformance.trace.TraceValidation;
import dev.timerproof.conformance.trace.Verdict;
import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.SectionEvent;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.spec.table.LockSection;
import dev.timerproof.spec.table.MutexTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of the format's page is a run of go1.23.2, and altered copies of it are rejected. */
class SectionValidationTest {
  private static final MutexTables TABLES = new MutexTables();
  private static final String UNPENDED = ",\"pend\":0,\"sending\":0";

  private static String example() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "trace-format-2.md"));
    Matcher block = Pattern.compile("(?s)```json\n(.*?)```").matcher(page);
    assertTrue(block.find());
    return block.group(1);
  }

  private static TraceReport validate(String text, @Nullable String edition) throws IOException {
    var validation =
        new TraceValidation(
            name -> {
              throw new IllegalArgumentException("no status word in " + name);
            },
            TABLES,
            TraceLimits.DEFAULT,
            TraceOptions.DEFAULT);
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return validation.validate("example", in, edition);
  }

  private static String altered(int line, String from, String to) throws IOException {
    List<String> lines = new ArrayList<>(example().lines().toList());
    String old = lines.get(line - 1);
    assertTrue(old.contains(from), old);
    lines.set(line - 1, old.replace(from, to));
    return String.join("\n", lines) + "\n";
  }

  @Test
  void example_isValid_andSaysWhichRowsItTook() throws IOException {
    TraceReport report = validate(example(), null);

    assertEquals(Verdict.VALID, report.verdict(), () -> TextRendering.of(report));
    assertEquals("go1.23.2", report.edition());
    assertEquals(19, report.events());
    assertEquals(11, report.changes());
    assertEquals(2, report.timers());
    assertEquals(1, report.liveTimers());
    assertTrue(TextRendering.of(report).contains("fire.stale 1"), () -> TextRendering.of(report));
    RowCoverage coverage = RowCoverage.of(TABLES.apply("go1.23.2"), List.of(report));
    assertEquals(2, coverage.taken().get("fire.heaped.oneshot"));
    assertTrue(coverage.open().contains("take.zombie"));
    assertFalse(coverage.open().contains("check.look"));
  }

  /**
   * Each alteration is rejected at its line, or at the first line where it shows, with the right
   * reason.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2; \"to\":\"---\"; \"to\":\"h--\"; 2; wrong-effect",
        "3; \"ver\":2; \"ver\":3; 3; missing-version",
        "3; \"ver\":2; \"ver\":1; 3; repeated-version",
        "3; \"op\":\"maybeAdd\"; \"op\":\"adjust\"; 3; unknown-edge",
        "3; \"when0\":50; \"when0\":51; 3; field-changed",
        "3; \"hp\":0; \"hp\":1; 3; wrong-p",
        "4; \"len\":1; \"len\":2; 4; wrong-count",
        "4; \"minheap\":50; \"minheap\":49; 4; wrong-count",
        "5; \"seq\":1; \"seq\":2; 5; wrong-effect",
        "6; \"blocked\":1; \"blocked\":2; 6; wrong-effect",
        "9; \"now\":55; \"now\":49; 9; early",
        "9; \"fires\":1; \"fires\":0; 9; wrong-effect",
        "11; \"ver\":3; \"ver\":2; 11; extra-fire",
        "11; \"how\":\"func\"; \"how\":\"current\"; 11; wrong-send",
        "12; \"pend\":1; \"pend\":0; 12; wrong-answer",
        "12; \"earliest\":1; \"earliest\":0; 13; none",
        "12; \"to\":\"hm-\"; \"to\":\"h--\"; 12; wrong-effect",
        "13; \"astate\":\"hm-\"; \"astate\":\"h--\"; 13; stale-copy",
        "13; \"from\":\"hm-\"; \"from\":\"hmz\"; 13; broken-chain",
        "16; \"sending\":1; \"sending\":0; 16; wrong-count",
        "16; \"pend\":1; \"pend\":0; 16; wrong-answer",
        "17; \"how\":\"stale\"; \"how\":\"current\"; 17; wrong-send",
        "17; \"kind\":\"fire\",\"t\":2; \"kind\":\"fire\",\"t\":1; 17; extra-fire",
        "19; \"zombies\":0; \"zombies\":1; 19; wrong-count",
        "20; \"t\":1; \"t\":3; 20; retired"
      })
  void alteration_isRefused(int line, String from, String to, int refused, String kind)
      throws IOException {
    TraceReport report = validate(altered(line, from, to), null);
    Rejection rejection = report.rejection();
    if (kind.equals("none")) {
      // the trace does not have the bound that the resetting thread has loaded
      assertEquals(Verdict.VALID, report.verdict(), () -> TextRendering.of(report));
      return;
    }
    assertNotNull(rejection, () -> TextRendering.of(report));
    assertEquals(Verdict.REJECTED, report.verdict());
    assertEquals(kind, rejection.kind().text(), () -> TextRendering.of(report));
    assertEquals(refused, rejection.line(), () -> TextRendering.of(report));
  }

  @Test
  void firing_thatIsNotDecidedAtRest_isRefused() throws IOException {
    List<String> lines = new ArrayList<>(example().lines().toList());
    lines.remove(16);
    Rejection missing = validate(String.join("\n", lines) + "\n", null).rejection();
    assertNotNull(missing);
    assertEquals("missing-fire", missing.kind().text());
    assertEquals(18, missing.line());
  }

  /**
   * After take, the copy of a zombie's bits is stale in Go's edition, but not in the repaired one.
   */
  @Test
  void takenZombie_keepsItsCopy_onlyInGo() throws IOException {
    List<String> lines = new ArrayList<>(example().lines().toList().subList(0, 4));
    lines.add(section(3, "stop", "h--", "hmz", "h--", 50, ",\"pend\":1,\"sending\":0", 0));
    lines.add(section(4, "take", "hmz", "---", "hmz", 0, "", -1));
    String stale = text(lines, section(5, "stop", "---", "---", "hmz", 0, UNPENDED, -1));
    String fresh = text(lines, section(5, "stop", "---", "---", "---", 0, UNPENDED, -1));

    TraceReport go = validate(stale, "go1.23.2");
    assertEquals(Verdict.VALID, go.verdict(), () -> TextRendering.of(go));
    TraceReport repaired = validate(fresh, "repaired-mutex");
    assertEquals(Verdict.VALID, repaired.verdict(), () -> TextRendering.of(repaired));
    Rejection inRepaired = validate(stale, "repaired-mutex").rejection();
    assertNotNull(inRepaired);
    assertEquals("stale-copy", inRepaired.kind().text());
    Rejection inGo = validate(fresh, "go1.23.2").rejection();
    assertNotNull(inGo);
    assertEquals("stale-copy", inGo.kind().text());
  }

  private static String text(List<String> lines, String last) {
    return String.join("\n", lines) + "\n" + last + "\n";
  }

  private static String section(
      int version, String op, String from, String to, String astate, int when, String more, int p) {
    return "{\"kind\":\"section\",\"t\":1,\"ver\":"
        + version
        + ",\"op\":\""
        + op
        + "\",\"from\":\""
        + from
        + "\",\"to\":\""
        + to
        + "\",\"astate\":\""
        + astate
        + "\",\"when0\":"
        + when
        + ",\"when\":0,\"period0\":0,\"period\":0,\"chan\":0,\"seq\":0,\"blocked\":0,\"hp\":"
        + p
        + more
        + ",\"fires\":0,\"p\":0}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kind\":\"sections\"",
        "\"op\":\"deltimer\"",
        "\"from\":\"h\"",
        "\"fires\":2",
        "\"t\":\"one\""
      })
  void line_thatIsNoEvent_isMalformed(String field) throws IOException {
    String name = field.substring(0, field.indexOf(':') + 1);
    String line = example().lines().toList().get(2);
    String text = example().replace(line, line.replaceFirst(name + "[^,}]*", field));
    TraceReport report = validate(text, null);

    assertEquals(Verdict.MALFORMED, report.verdict(), () -> TextRendering.of(report));
    assertTrue(String.valueOf(report.fault()).startsWith("example:3:"), report.fault());
  }

  @Test
  void missingField_isNamed() throws IOException {
    TraceReport report = validate(altered(3, "\"astate\":\"---\",", ""), null);

    assertEquals(Verdict.MALFORMED, report.verdict());
    assertTrue(
        String.valueOf(report.fault()).endsWith("the section line has no field astate"),
        report.fault());
  }

  @Test
  void edition_withAStatusWord_isRefused() throws IOException {
    TraceReport report = validate(example(), "go1.19");

    assertEquals(Verdict.MALFORMED, report.verdict());
    assertTrue(String.valueOf(report.fault()).contains("unknown edition go1.19"), report.fault());
  }

  @Test
  void step_thatIsNotKnown_throws() {
    assertThrows(
        IllegalStateException.class,
        () -> new SectionRun().step("clearfolded", new SectionEvent()));
  }

  /** Validation knows every step that a section may take; an unknown one would not be checked. */
  @Test
  void everyStepOfASection_isKnown() {
    for (String edition : TABLES.editions()) {
      MutexTable table = TABLES.apply(edition);
      Set<String> steps = new HashSet<>();
      LockSection.ofTimers(table).values().stream()
          .flatMap(List::stream)
          .flatMap(path -> path.items().stream())
          .map(LockSection.Item::step)
          .forEach(steps::add);
      steps.remove(null);
      assertTrue(steps.contains("unlocktimer"), edition);
      for (String step : steps) {
        assertDoesNotThrow(() -> new SectionRun().step(step, new SectionEvent()), edition);
      }
      assertEquals(
          Set.of(
              "stop",
              "reset",
              "maybeAdd",
              "cleanHead",
              "adjust",
              "run",
              "maybeRunChan",
              "blockTimerChan",
              "unblockTimerChan",
              "take"),
          LockSection.ofTimers(table).keySet());
    }
  }
}

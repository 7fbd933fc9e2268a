package dev.timerproof.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.reading.TraceReader;
import dev.timerproof.conformance.trace.rules.ChangeCheck;
import dev.timerproof.conformance.trace.rules.RejectionKind;
import dev.timerproof.evidence.testing.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TamperingTest {
  static final List<String> SMALL = lines("small.jsonl");

  static List<Tampering> tamperings() {
    return Tamperings.every();
  }

  @Test
  void trace_untouched_isValid() {
    TraceReport report = Traces.validate(String.join("\n", SMALL) + "\n");

    assertEquals(Verdict.VALID, report.verdict(), () -> TextRendering.of(report));
    assertEquals(SMALL.size() - 1, report.events());
    assertEquals(4, report.timers());
    assertEquals(2, report.liveTimers());
  }

  @ParameterizedTest
  @MethodSource("tamperings")
  void trace_tampered_isRefusedWithTheEditNamed(Tampering tampering) {
    TraceReport report = validate(tampering);
    String text = TextRendering.of(report);

    assertEquals(tampering.verdict(), report.verdict(), text);
    Rejection rejection = report.rejection();
    assertEquals(tampering.kind(), rejection == null ? null : rejection.kind(), text);
    assertEquals(tampering.line(), blamedLine(report), text);
    assertTrue(text.contains(tampering.naming()), text);
    assertTrue(report.validPrefix() < tampering.line(), text);
  }

  @Test
  void explanations_ofAllTamperings_areTheReviewedOnes() {
    StringBuilder all = new StringBuilder();
    for (Tampering tampering : Tamperings.every()) {
      all.append("== ").append(tampering.name()).append(": ").append(tampering.edit());
      all.append("\n").append(TextRendering.of(validate(tampering))).append("\n");
    }
    Golden.assertMatches(
        Golden.module().resolve("src/test/resources/trace/tampered.txt"), all.toString());
  }

  /** All kinds except those of lock sections, which SectionValidationTest reaches. */
  @Test
  void kinds_ofRejection_areAllReached() {
    Set<RejectionKind> reached =
        new HashSet<>(Set.of(RejectionKind.STALE_COPY, RejectionKind.WRONG_SEND));
    Stream.of(Tamperings.every(), ToldTamperings.every())
        .flatMap(List::stream)
        .map(Tampering::kind)
        .filter(Objects::nonNull)
        .forEach(reached::add);

    assertEquals(Set.of(RejectionKind.values()), reached);
  }

  /** Each check is needed: without it the tampered trace passes the other checks. */
  @ParameterizedTest
  @CsvSource({
    "early-fire, CaseCheck",
    "one-shot-rearmed, CaseCheck",
    "field-changed, StableFieldsCheck",
    "wrong-effect, EffectCheck",
    "wrong-p, HomeCheck",
    "wrong-thread, ThreadCheck"
  })
  void check_leftOut_letsItsTamperingPass(String name, String check) throws Exception {
    byte[] tampered = Tamperings.named(name).apply(SMALL);

    assertTrue(accepts(tampered, check), name);
  }

  @Test
  void versions_leftOut_letADroppedChangePass() {
    byte[] tampered = Tamperings.named("drop-change").apply(SMALL);

    assertEquals(
        Verdict.VALID, Traces.validate(tampered, new TraceOptions(true, 0), null).verdict());
  }

  private static boolean accepts(byte[] trace, String without) throws Exception {
    try (TraceReader reader =
        TraceReader.open("t", new ByteArrayInputStream(trace), TraceLimits.DEFAULT)) {
      List<ChangeCheck> all = TraceValidator.checks(reader.header());
      List<ChangeCheck> left =
          all.stream().filter(c -> !c.getClass().getSimpleName().equals(without)).toList();
      assertEquals(all.size() - 1, left.size());
      TraceValidator validator =
          new TraceValidator(Traces.go119(), reader.header(), TraceOptions.DEFAULT, left);
      TraceEvent event = new TraceEvent();
      while (reader.read(validator.words(), event)) {
        validator.accept(event);
      }
      validator.end();
      return validator.rejection() == null;
    }
  }

  private static TraceReport validate(Tampering tampering) {
    return Traces.validate(tampering.apply(SMALL), TraceOptions.DEFAULT, null);
  }

  static long blamedLine(TraceReport report) {
    Rejection rejection = report.rejection();
    if (rejection != null) {
      return rejection.line();
    }
    return Long.parseLong(Objects.requireNonNull(report.fault()).split(":", -1)[1]);
  }

  static List<String> lines(String file) {
    try (InputStream in = TamperingTest.class.getResourceAsStream("/trace/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

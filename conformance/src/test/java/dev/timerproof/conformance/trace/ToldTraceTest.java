package dev.timerproof.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.evidence.testing.Golden;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A trace that tells heaps, bounds, times and returns: what that lets the validator see. */
class ToldTraceTest {
  static final List<String> TOLD = TamperingTest.lines("told.jsonl");

  static List<Tampering> tamperings() {
    return ToldTamperings.every();
  }

  @Test
  void trace_untouched_isValid_andHasNothingUnchecked() {
    TraceReport report = Traces.validate(String.join("\n", TOLD) + "\n");

    assertEquals(Verdict.VALID, report.verdict(), () -> TextRendering.of(report));
    assertEquals(List.of("not checked: reads"), report.notes().subList(0, 1));
  }

  @ParameterizedTest
  @MethodSource("tamperings")
  void trace_tampered_isRefusedWithTheEditNamed(Tampering tampering) {
    TraceReport report = Traces.validate(tampering.apply(TOLD), TraceOptions.DEFAULT, null);
    String text = TextRendering.of(report);

    assertEquals(tampering.verdict(), report.verdict(), text);
    Rejection rejection = report.rejection();
    assertEquals(tampering.kind(), rejection == null ? null : rejection.kind(), text);
    assertEquals(tampering.line(), TamperingTest.blamedLine(report), text);
    assertTrue(text.contains(tampering.naming()), text);
  }

  @Test
  void explanations_ofAllTamperings_areTheReviewedOnes() {
    StringBuilder all = new StringBuilder();
    for (Tampering tampering : ToldTamperings.every()) {
      TraceReport report = Traces.validate(tampering.apply(TOLD), TraceOptions.DEFAULT, null);
      all.append("== ").append(tampering.name()).append(": ").append(tampering.edit());
      all.append("\n").append(TextRendering.of(report)).append("\n");
    }
    Golden.assertMatches(
        Golden.module().resolve("src/test/resources/trace/tampered-told.txt"), all.toString());
  }

  /** A reader that knows neither heaps nor bounds finds the same in what is left. */
  @Test
  void fields_leftOut_letTheirTamperingsPass() {
    for (String name : List.of("heap-order", "stale-timer0", "no-bound", "period-once")) {
      List<String> left =
          new String(
                  ToldTamperings.named(name).apply(TOLD), java.nio.charset.StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.replaceAll(",\"(heap\":\\[[^]]*]|(t0|bound|now)\":\\d+)", ""))
              .toList();
      TraceReport report = Traces.validate(String.join("\n", left) + "\n");
      assertEquals(Verdict.VALID, report.verdict(), () -> TextRendering.of(report));
    }
  }

  @Test
  void edgesOnly_refusesATimerThatFiresEarly() {
    byte[] early = ToldTamperings.named("early-by-now").apply(TOLD);
    TraceReport report = Traces.validate(early, new TraceOptions(true, 0), null);

    assertEquals("early", Objects.requireNonNull(report.rejection()).kind().text());
  }

  @Test
  void rejection_namesTheLastChangesOfItsTimer() {
    byte[] trace = ToldTamperings.named("period-once").apply(TOLD);
    TraceReport report = Traces.validate(trace, TraceOptions.DEFAULT, null);

    assertEquals(
        List.of(
            "line 20: adjusttimers cas ModifiedEarlier -> Moving",
            "line 23: addAdjustedTimers cas Moving -> Waiting",
            "line 25: runtimer cas Waiting -> Running"),
        Objects.requireNonNull(report.rejection()).before());
  }
}

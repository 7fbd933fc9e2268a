package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.layer.Cores;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.tlc.TlcCoverage;
import dev.timerproof.spec.tlc.TlcJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A suite over a toy specification: every kind of verdict, the coverage, and the recorded results.
 */
final class LaneToySuiteTest {
  @Test
  void suite_ofAllCases_isAsItsManifestSays(@TempDir Path folder) throws Exception {
    List<String> heard = new ArrayList<>();
    SuiteListener listener =
        new SuiteListener() {
          @Override
          public void started(ModelCase modelCase) {
            heard.add("started " + modelCase.name());
          }

          @Override
          public void judged(CaseReport report) {
            heard.add("judged " + report.modelCase().name());
          }
        };
    ModelSuite suite = new ModelSuite(LaneToys.manifest(), LaneToys.modules(folder));
    List<CaseReport> reports =
        suite.run(
            CaseSelection.of(Profile.FULL),
            SuiteLimits.DEFAULT.withCores(Cores.of(1)).withHeapMegabytes(256),
            listener);
    for (CaseReport report : reports) {
      assertEquals(Judgement.AS_EXPECTED, report.judgement(), report.sentence());
      compareWithRecord(report);
    }
    assertEquals(5, reports.size());
    assertEquals(
        List.of("started toy-holds", "judged toy-holds", "started toy-invariant"),
        heard.subList(0, 3));
    assertEquals(
        new TlcCoverage(List.of("turn.A", "turn.B"), List.of("A+A", "A+B", "B+B")),
        reports.get(0).result().coverage());
  }

  /**
   * Compares a result with the recorded one: TLC with one worker finds the same counterexample
   * every time.
   */
  private static void compareWithRecord(CaseReport report) throws Exception {
    Path file = LaneToys.recorded(report.modelCase().name() + ".json");
    if (report.modelCase().mustFail()) {
      if (Golden.regenerates()) {
        TlcJson.write(LaneToys.timeless(report.result()), file);
      }
      assertEquals(TlcJson.read(file), LaneToys.timeless(report.result()));
    }
  }

  @Test
  void suite_withoutTime_hasNoVerdict(@TempDir Path folder) throws Exception {
    ModelSuite suite = new ModelSuite(LaneToys.manifest(), LaneToys.modules(folder));
    List<CaseReport> reports =
        suite.run(
            CaseSelection.of(Profile.QUICK).withKind(CaseSelection.Kind.MUST_HOLD),
            SuiteLimits.DEFAULT.withTotal(Duration.ZERO),
            SuiteListener.NONE);
    assertEquals(1, reports.size());
    assertEquals(Judgement.NO_VERDICT, reports.get(0).judgement());
    assertTrue(reports.get(0).sentence().startsWith("no verdict: "), reports.get(0).sentence());
  }
}

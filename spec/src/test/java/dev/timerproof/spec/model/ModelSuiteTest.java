package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.tlc.TlcJson;
import dev.timerproof.spec.tlc.TlcModules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The smallest configuration of the status word. */
final class ModelSuiteTest {
  private static final CaseSelection ONE =
      CaseSelection.named(List.of("one-go1.19", "StopLeavesRemoved", "StopTakesRunning"));

  @Test
  void one_isAsTheManifestSays() throws Exception {
    List<String> heard = new ArrayList<>();
    SuiteListener listener =
        new SuiteListener() {
          @Override
          public void judged(CaseReport report) {
            heard.add(report.modelCase().name());
          }
        };
    ModelSuite suite = new ModelSuite(ManifestReader.builtIn(), TlcModules.builtIn());
    List<CaseReport> reports = suite.run(ONE, SuiteLimits.DEFAULT, listener);
    CaseReport holds = reports.get(0);
    assertEquals(Judgement.AS_EXPECTED, holds.judgement(), holds.sentence());
    assertTrue(holds.result().coverage().rows().contains("del.Waiting"));
    assertTrue(holds.result().coverage().pairs().contains("Waiting+Waiting"));
    for (CaseReport fails : reports.subList(1, 3)) {
      assertEquals(Judgement.AS_EXPECTED, fails.judgement(), fails.sentence());
    }
    assertEquals(3, heard.size());
    if (Golden.regenerates()) {
      CaseReport recorded = reports.get(2);
      TlcJson.write(
          LaneToys.timeless(recorded.result()),
          LaneToys.recorded(recorded.modelCase().name() + ".json"));
    }
  }

  /**
   * A property that the quick profile never evaluates can be broken and nobody sees it for days. So
   * each of them fails here as named, in the shortest case that violates it.
   */
  @Test
  void properties_thatNoQuickCaseHas_areFoundViolated() throws Exception {
    Manifest manifest = ManifestReader.builtIn();
    Set<String> quick =
        manifest.cases().stream()
            .filter(c -> c.profile() == Profile.QUICK)
            .flatMap(c -> c.instance().checks().stream())
            .collect(Collectors.toSet());
    Set<String> others =
        manifest.cases().stream()
            .flatMap(c -> c.instance().checks().stream())
            .filter(property -> !quick.contains(property))
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, ModelCase> shortest = new TreeMap<>();
    for (ModelCase each : manifest.cases()) {
      String violated = each.expect().property();
      if (each.mustFail() && others.contains(violated)) {
        shortest.merge(violated, each, (a, b) -> a.seconds() <= b.seconds() ? a : b);
      }
    }
    assertEquals(others, shortest.keySet());
    List<String> names = shortest.values().stream().map(ModelCase::name).toList();

    for (CaseReport report :
        new ModelSuite(manifest, TlcModules.builtIn())
            .run(CaseSelection.named(names), SuiteLimits.DEFAULT, SuiteListener.NONE)) {
      assertEquals(
          Judgement.AS_EXPECTED,
          report.judgement(),
          report.modelCase().name() + ": " + report.sentence());
    }
  }

  @Test
  void selection_ofAnUnknownCase_isRefused() throws Exception {
    Manifest manifest = ManifestReader.builtIn();
    CaseSelection selection = CaseSelection.named(List.of("one-go1.18"));
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> selection.of(manifest))
                .getMessage());
    assertTrue(message.startsWith("no case one-go1.18; expected one of one-go1.1"), message);
  }
}

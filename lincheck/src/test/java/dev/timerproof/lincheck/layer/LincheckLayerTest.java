package dev.timerproof.lincheck.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.LayerRuns;
import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LincheckLayerTest {
  private final Layer layer = new LincheckLayer();

  private static Settings settings(TableSource table, String caseName) {
    return LayerRuns.only(LayerRuns.settings(table, "go1.19", "repaired"), caseName);
  }

  @Test
  void race_onWhatShips_holds() throws Exception {
    Claim claim =
        LayerRuns.of(layer, settings(TableSource.builtIn(), "lincheck/stop-cleaned")).claims.get(0);
    assertEquals(Outcome.HOLDS, claim.outcome(), claim.detail());
    assertTrue(claim.evidence().getOrDefault("executions", 0L) > 0, claim.toString());
    assertEquals("timerproof check --case lincheck/stop-cleaned", claim.replay());
  }

  @Test
  void race_onItsFault_isLost() throws Exception {
    String id = "lincheck/stop-cleaned@del.Waiting";
    Claim claim = LayerRuns.of(layer, settings(TableSource.builtIn(), id)).claims.get(0);
    assertEquals(id, claim.id());
    assertEquals(Outcome.HOLDS, claim.outcome(), claim.detail());
    assertTrue(claim.scope().startsWith("must fail, "), claim.scope());
    Trace trace = claim.trace().orElseThrow();
    assertEquals("del.Waiting", trace.mutations().get(0).name());
    assertTrue(trace.threads().contains("h2"), trace::toString);
  }

  @Test
  void fault_thatIsNotFound_isAMustFailThatHeld() throws Exception {
    var rows = new RowsTaken(TableReader.builtIn().read("repaired"));
    for (LincheckCase each :
        LincheckCase.of(settings(TableSource.builtIn(), "lincheck/stop-cleaned@del.Waiting"))) {
      CaseResult held = new CaseResult(each.task().name(), "", true, "", Map.of(), 1, "", "");
      Claim claim = each.judge(settings(TableSource.builtIn(), each.name()), held, rows);
      assertEquals(
          each.mustFail() ? Outcome.MUST_FAIL_HELD : Outcome.HOLDS, claim.outcome(), each.name());
    }
  }

  /** The one case that the settings name. */
  private static LincheckCase wanted(Settings settings) {
    return LincheckCase.of(settings).stream()
        .filter(each -> settings.wants(each.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void fault_anotherFailure_isAMustFailThatHeld() throws Exception {
    var rows = new RowsTaken(TableReader.builtIn().read("repaired"));
    Settings settings = settings(TableSource.builtIn(), "lincheck/stop-cleaned@del.Waiting");
    LincheckCase fault = wanted(settings);
    String hung = "= The execution has hung =";
    CaseResult other = new CaseResult(fault.task().name(), "", false, "", Map.of(), 1, "", hung);
    Claim claim = fault.judge(settings, other, rows);
    assertEquals(Outcome.MUST_FAIL_HELD, claim.outcome());
    assertTrue(claim.detail().contains("expected 'P0: deletedTimers is -1"), claim.detail());
    assertTrue(claim.detail().contains(hung), claim.detail());
  }

  @Test
  void race_ofThePollerThatIsLost_namesTheRowsOfItsCalls() throws Exception {
    var rows = new RowsTaken(TableReader.builtIn().read("repaired"));
    Settings settings = settings(TableSource.builtIn(), "lincheck/poller-arm");
    LincheckCase race = wanted(settings);
    String account = "| begin(1, 2) | |\n| rest(0): void | arm(1, 3): void |\n| | leave(): void |";
    CaseResult lost = new CaseResult(race.task().name(), "", false, "", Map.of(), 1, "", account);
    Claim claim = race.judge(settings, lost, rows);
    assertEquals(Outcome.VIOLATED, claim.outcome());
    assertTrue(claim.detail().contains("written for: wake.polled"), claim.detail());
    String named = claim.detail().substring(claim.detail().indexOf("rows of the poller: "));
    for (String row : List.of("wake.none", "break.clear", "find.polled.wanted", "poll.sent")) {
      assertTrue(named.contains(row), named);
    }
  }

  @Test
  void table_thatCountsTooLate_isViolatedAndNamesScenarioAndParameter(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("TimerTable.tla");
    String text = new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
    String count = "THEN \"countfirst\"";
    assertTrue(text.contains(count), "the table has changed");
    Files.writeString(file, text.replace(count, "THEN \"publishfirst\""));
    Claim claim =
        LayerRuns.of(layer, settings(TableSource.in(file), "lincheck/move-stop")).claims.get(0);
    assertEquals(Outcome.VIOLATED, claim.outcome(), claim.detail());
    assertTrue(
        claim.detail().contains("scenario: mod 0 0 5 0 || del 0 | move 0 1"), claim.detail());
    assertTrue(claim.detail().contains("written for: parameter deleted"), claim.detail());
    assertTrue(claim.detail().contains("\nrows on the way: del.Waiting"), claim.detail());
  }

  @Test
  void cases_ofAllProfiles_haveNamesOfTheirOwn() throws Exception {
    List<String> ids = layer.cases(settings(TableSource.builtIn(), "all"));
    assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
    assertTrue(ids.contains("lincheck/random-moves-stress"), ids.toString());
    List<String> quick =
        layer.cases(LayerRuns.settings(TableSource.builtIn(), "go1.19", "repaired"));
    assertTrue(ids.containsAll(quick), quick.toString());
    assertTrue(quick.stream().anyMatch(id -> id.contains("@")), quick.toString());
  }

  @Test
  void editions_withoutTheOneThatShips_areAGap() throws Exception {
    Settings go = LayerRuns.only(LayerRuns.settings(TableSource.builtIn(), "go1.17"), "none");
    var run = LayerRuns.of(layer, go);
    assertEquals(List.of(), run.claims);
    assertEquals(List.of("only repaired and faults of it are explored"), run.gaps);
  }
}

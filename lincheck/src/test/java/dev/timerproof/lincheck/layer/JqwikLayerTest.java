package dev.timerproof.lincheck.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.LayerRuns;
import dev.timerproof.spec.table.reading.TableSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JqwikLayerTest {
  private final Layer layer = new JqwikLayer();

  @Test
  void histories_ofTwoEditions_holdAndPlantedFaultsAreFound() throws Exception {
    Settings settings = LayerRuns.settings(TableSource.builtIn(), "go1.19", "repaired");
    var run = LayerRuns.of(layer, settings);
    assertEquals(layer.cases(settings), run.ids());
    assertEquals(
        List.of(
            "jqwik/shipped",
            "jqwik/go1.19",
            "jqwik/go1.19-bounds-end",
            "jqwik/repaired",
            "jqwik/del.Deleted-value",
            "jqwik/clearDeletedTimers-leave"),
        run.ids());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.toString());
      assertTrue(claim.evidence().getOrDefault("steps", 0L) > 0, claim.toString());
    }
  }

  @Test
  void histories_withoutABudget_areTheSameWheneverTheSeedIs() throws Exception {
    Settings settings =
        LayerRuns.only(LayerRuns.settings(TableSource.builtIn(), "repaired"), "jqwik/shipped");
    Claim first = LayerRuns.of(layer, settings).claims.get(0);
    Claim second = LayerRuns.of(layer, settings).claims.get(0);
    assertEquals(first.evidence(), second.evidence());
    assertEquals(1_500, first.evidence().get("histories"));
  }

  @Test
  void histories_withABudget_goOnUntilItIsSpent() throws Exception {
    Settings settings =
        LayerRuns.only(LayerRuns.settings(TableSource.builtIn(), "repaired"), "jqwik/shipped")
            .withBudget(Duration.ofSeconds(3));
    Claim claim = LayerRuns.of(layer, settings).claims.get(0);
    assertEquals(Outcome.HOLDS, claim.outcome(), claim.toString());
    // The search goes on to the end of its time, however many histories that is.
    assertTrue(claim.duration().toMillis() >= 2_000, claim.toString());
  }

  @Test
  void table_whoseStopForgetsTheTimer_isViolatedWithAHistoryAndASeedThatFindsItAgain(
      @TempDir Path directory) throws Exception {
    Path file = directory.resolve("TimerTable.tla");
    String text = new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
    String stop = "from, \"Modifying\", \"Deleted\", \"any\"";
    assertTrue(text.contains(stop), "the table has changed");
    Files.writeString(file, text.replace(stop, stop.replace("Deleted", "Removed")));
    Settings settings =
        LayerRuns.only(LayerRuns.settings(TableSource.in(file), "go1.19"), "jqwik/go1.19");
    Claim claim = LayerRuns.of(layer, settings).claims.get(0);
    assertEquals(Outcome.VIOLATED, claim.outcome());
    assertTrue(claim.detail().contains("is Removed"), claim.detail());
    assertTrue(claim.detail().contains("\nrows of the step: del."), claim.detail());
    assertTrue(claim.detail().contains("\narity "), claim.detail());
    long seed = claim.evidence().getOrDefault("seed", -1L);
    assertEquals(
        "timerproof check --case jqwik/go1.19 --edition go1.19 --seed " + seed + " --table " + file,
        claim.replay());
    var again =
        new Settings(
            settings.profile(),
            settings.editions(),
            settings.table(),
            settings.caseName(),
            seed,
            settings.checkout());
    Claim second = LayerRuns.of(layer, again).claims.get(0);
    assertEquals(claim.detail(), second.detail());
    assertEquals(0, second.evidence().get("histories"));
  }

  @Test
  void caseThatMustFail_byItself_isFoundWhateverTheSeed() throws Exception {
    Settings settings =
        LayerRuns.only(
            LayerRuns.settings(TableSource.builtIn(), "go1.15"), "jqwik/go1.15-all-due-fire");
    Claim claim = LayerRuns.of(layer, settings).claims.get(0);
    assertEquals(Outcome.HOLDS, claim.outcome(), claim.toString());
  }
}

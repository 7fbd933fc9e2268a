package dev.timerproof.fuzz.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.LayerRuns;
import dev.timerproof.spec.table.reading.TableSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzLayerTest {
  private static final KeptInput FOUND =
      new KeptInput(
          "repaired",
          "del.Waiting drop 2 incdel",
          "protocol",
          "P#: deletedTimers is #, there are #",
          "arity 2, 1 processors: mod 4 0 0 0; del 4");

  private static List<Claim> run(FuzzLayer layer, TableSource table, String edition)
      throws Exception {
    return LayerRuns.of(layer, LayerRuns.settings(table, edition)).claims;
  }

  @Test
  void keptInputs_holdOnTheTable_andFindTheFaultsOfAQuickRun() throws Exception {
    FuzzLayer layer = new FuzzLayer();
    Settings settings = LayerRuns.settings(TableSource.builtIn(), "go1.19", "repaired");
    var run = LayerRuns.of(layer, settings);
    assertEquals(layer.cases(settings), run.ids());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.toString());
      assertTrue(claim.evidence().getOrDefault("inputs", 0L) > 0, claim.toString());
    }
    assertTrue(run.ids().containsAll(List.of("fuzz/WalkSkipsHole", "fuzz/WithoutR2")));
  }

  @Test
  void tableWhoseStopForgetsTheTimer_isViolatedByAKeptInput(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("TimerTable.tla");
    String text = new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
    String stop = "from, \"Modifying\", \"Deleted\", \"any\"";
    assertTrue(text.contains(stop), "the table has changed");
    Files.writeString(file, text.replace(stop, stop.replace("Deleted", "Removed")));
    KeptInput input = new KeptInput("repaired", "", "protocol", "", FOUND.input());
    List<Claim> claims = run(new FuzzLayer(List.of(input)), TableSource.in(file), "repaired");
    assertEquals(1, claims.size());
    assertEquals(Outcome.VIOLATED, claims.get(0).outcome(), claims.toString());
    assertTrue(claims.get(0).detail().contains("input: " + FOUND.input()), claims.toString());
    assertEquals(
        "timerproof check --case fuzz/repaired-protocol --edition repaired --table " + file,
        claims.get(0).replay());
  }

  @Test
  void inputThatDoesNotFindItsFault_isTold() throws Exception {
    KeptInput blind =
        new KeptInput("repaired", "WithoutR2", "protocol", FOUND.property(), FOUND.input());
    List<Claim> claims = run(new FuzzLayer(List.of(blind)), TableSource.builtIn(), "repaired");
    assertEquals(2, claims.size());
    assertEquals(Outcome.HOLDS, claims.get(0).outcome());
    assertEquals(Outcome.MUST_FAIL_HELD, claims.get(1).outcome());
    assertTrue(claims.get(1).detail().contains("found nothing"), claims.toString());
  }
}

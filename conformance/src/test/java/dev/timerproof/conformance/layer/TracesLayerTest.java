package dev.timerproof.conformance.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.LayerRuns;
import dev.timerproof.spec.table.reading.TableSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesLayerTest {
  private final Layer layer = new TracesLayer();

  @Test
  void recording_ofTheRealRuntime_holdsAndItsAlteredCopyFails() throws Exception {
    var run = LayerRuns.of(layer, LayerRuns.settings(TableSource.builtIn(), "go1.19"));
    assertEquals(layer.cases(LayerRuns.settings(TableSource.builtIn(), "go1.19")), run.ids());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.detail());
    }
    assertEquals(175_000, run.claims.get(0).evidence().get("events"));
    assertTrue(
        run.claims.get(1).scope().matches("must fail, line \\d{5} of this recording"),
        run.claims.get(1).scope());
    assertEquals(List.of(), run.gaps);
  }

  @Test
  void recording_ofTheRealRuntimeWithMutexes_holdsAndItsAlteredAnswerFails() throws Exception {
    var settings =
        new Settings(
            Profile.QUICK,
            List.of(),
            List.of("go1.23.2", "repaired-mutex"),
            TableSource.builtIn(),
            Optional.empty(),
            7,
            Optional.empty(),
            Optional.empty());
    var run = LayerRuns.of(layer, settings);
    assertEquals(
        List.of(
            "traces/go1.26.8.jsonl.gz",
            "traces/go1.26.8.jsonl.gz-altered",
            "traces/histories",
            "traces/histories-altered"),
        run.ids());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.detail());
    }
    assertEquals(24_736, run.claims.get(0).evidence().get("changes"));
    assertTrue(
        run.claims.get(1).scope().matches("must fail, line \\d{5} of this recording"),
        run.claims.get(1).scope());
    assertEquals(List.of("no recording of repaired-mutex"), run.gaps);
  }

  @Test
  void recording_ofOurOwnRuntime_isMadeAndHoldsAndItsAlteredCopyFails() throws Exception {
    var run = LayerRuns.of(layer, LayerRuns.settings(TableSource.builtIn(), "go1.17", "repaired"));
    // Prints failed claims first: a failed recording has no altered copy, so the list of ids would
    // not show why.
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.detail());
    }
    assertEquals(
        List.of(
            "traces/own",
            "traces/own-altered",
            "traces/runtime",
            "traces/runtime-altered",
            "traces/histories",
            "traces/histories-altered"),
        run.ids());
    assertTrue(
        run.claims.get(0).evidence().getOrDefault("changes", 0L) > 5_000,
        run.claims.get(0).toString());
    assertEquals(List.of("no recording of go1.17"), run.gaps);
  }

  @Test
  void recording_againstATableThatTakesAnotherWay_isRejectedWithLineAndNearestRow(
      @TempDir Path directory) throws Exception {
    Path file = directory.resolve("TimerTable.tla");
    String text = new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
    String add = "add           |-> IF e = \"repaired\" THEN";
    assertTrue(text.contains(add), "the table has changed");
    Files.writeString(file, text.replace(add, add.replace("\"repaired\"", "\"go1.19\"")));
    var run = LayerRuns.of(layer, LayerRuns.settings(TableSource.in(file), "go1.19"));
    Claim claim = run.claims.get(0);
    assertEquals(Outcome.REJECTED, claim.outcome());
    assertTrue(claim.detail().contains("line 1: "), claim.detail());
    assertTrue(claim.detail().matches("(?s).*nearest +add.NoStatus.*"), claim.detail());
    assertEquals(Outcome.MUST_FAIL_HELD, run.claims.get(1).outcome());
  }
}

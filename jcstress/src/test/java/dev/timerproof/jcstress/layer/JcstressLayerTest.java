package dev.timerproof.jcstress.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.LayerRuns;
import dev.timerproof.jcstress.StressRun;
import dev.timerproof.spec.table.reading.TableSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class JcstressLayerTest {
  private final Layer layer =
      new JcstressLayer(new StressRun("handshake\\.StopOnce|StopAndRun\\.Waiting$", 100));

  @Test
  void quickRun_ofTheShippedJava_holdsAndSeesTheBrokenTwins() throws Exception {
    Settings settings = LayerRuns.settings(TableSource.builtIn(), "repaired");
    var run = LayerRuns.of(layer, settings);
    assertEquals(layer.cases(settings), run.ids());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.detail());
      assertTrue(claim.evidence().getOrDefault("samples", 0L) > 0, claim.toString());
    }
  }

  @Test
  void otherEditions_haveNoRaces() throws Exception {
    Settings settings = LayerRuns.settings(TableSource.builtIn(), "go1.19");
    assertEquals(List.of(), layer.cases(settings));
    assertEquals(List.of(), LayerRuns.of(layer, settings).claims);
  }
}

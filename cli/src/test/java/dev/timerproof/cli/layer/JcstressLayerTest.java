package dev.timerproof.cli.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.cli.claim.Claim;
import dev.timerproof.cli.claim.Outcome;
import dev.timerproof.jcstress.StressRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JcstressLayerTest {
  private final Layer layer =
      new JcstressLayer(new StressRun("handshake\\.|StopAndRun\\.Waiting$", 100));

  @Test
  void quickRun_ofTheShippedJava_holdsAndSeesTheBrokenTwins() throws Exception {
    Settings settings = LayerRuns.settings(Optional.empty(), "repaired");
    var run = LayerRuns.of(layer, settings);
    assertEquals(layer.cases(settings), run.ids());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.detail());
      assertTrue(claim.evidence().getOrDefault("samples", 0L) > 0, claim.toString());
    }
  }

  @Test
  void otherEditions_haveNoRaces() throws Exception {
    Settings settings = LayerRuns.settings(Optional.empty(), "go1.19");
    assertEquals(List.of(), layer.cases(settings));
    assertEquals(List.of(), LayerRuns.of(layer, settings).claims);
  }
}

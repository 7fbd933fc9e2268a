package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigurationTextTest {
  @Test
  void manifest_hasOneFileForEachOfItsCases() {
    Manifest manifest = Manifests.read(Manifests.TWO_CASES);
    assertEquals(
        Map.of(
            "good.cfg", ConfigurationText.of(manifest.cases().get(0)),
            "bad.cfg", ConfigurationText.of(manifest.cases().get(1))),
        ConfigurationText.files(manifest));
  }
}

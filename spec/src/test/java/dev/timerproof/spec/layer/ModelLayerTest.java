package dev.timerproof.spec.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.cache.DiskCache;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.LayerRuns;
import dev.timerproof.spec.model.CaseSelection;
import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.table.reading.TableSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLayerTest {
  private final Path directory;
  private final Manifest manifest = ManifestReader.builtIn();

  ModelLayerTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  /** The case of this kind that is expected to take the least time. */
  private ModelCase quickest(boolean mustFail) {
    return manifest.cases().stream()
        .filter(c -> c.mustFail() == mustFail && !c.edition().isEmpty())
        .min(Comparator.comparingLong(ModelCase::seconds))
        .orElseThrow();
  }

  private static Settings settings(TableSource table, ModelCase modelCase) {
    return LayerRuns.only(LayerRuns.settings(table, modelCase.edition()), modelCase.name());
  }

  private static Claim only(LayerRuns run) {
    assertEquals(1, run.claims.size(), run.claims.toString());
    return run.claims.get(0);
  }

  @Test
  void cases_ofBothLayers_areThoseOfTheManifestAndProfile() throws Exception {
    Settings settings = LayerRuns.settings(TableSource.builtIn(), "go1.19", "repaired");
    List<String> expected =
        CaseSelection.of(Profile.QUICK).withEditions(settings.editions()).of(manifest).stream()
            .map(c -> (c.mustFail() ? "bugs/" : "model/") + c.name())
            .sorted()
            .toList();
    List<String> models = ModelLayer.ofModels().cases(settings);
    List<String> bugs = ModelLayer.ofBugs().cases(settings);
    assertFalse(models.isEmpty() || bugs.isEmpty(), "a quick run has cases of both kinds");
    assertEquals(
        expected, java.util.stream.Stream.concat(models.stream(), bugs.stream()).sorted().toList());
  }

  @Test
  void plantedFault_thatFailsAsNamed_holdsAndIsKept() throws Exception {
    VerdictCache cache = new DiskCache(directory, "build");
    ModelCase modelCase = quickest(true);
    Claim first =
        only(LayerRuns.of(ModelLayer.ofBugs(), settings(TableSource.builtIn(), modelCase), cache));
    assertEquals(Outcome.HOLDS, first.outcome(), first.detail());
    assertEquals("bugs/" + modelCase.name(), first.id());
    assertTrue(first.sentence().contains(modelCase.expect().property()), first.sentence());
    assertFalse(first.cached());
    Claim second =
        only(LayerRuns.of(ModelLayer.ofBugs(), settings(TableSource.builtIn(), modelCase), cache));
    assertEquals(first.withCached(true), second);
  }

  @Test
  void tableWithAFault_isViolatedWithTheWayThereAndAReplayLine() throws Exception {
    String text = new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
    String stop = "\"deltimer\", from, \"Modifying\", \"Deleted\"";
    assertTrue(text.contains(stop), "the table has changed");
    Path file = directory.resolve("TimerTable.tla");
    Files.writeString(file, text.replace(stop, stop.replace("Deleted", "Removed")));
    ModelCase modelCase = quickest(false);
    Claim claim =
        only(LayerRuns.of(ModelLayer.ofModels(), settings(TableSource.in(file), modelCase)));
    assertEquals(Outcome.VIOLATED, claim.outcome(), claim.detail());
    assertTrue(claim.detail().contains(" violated after "), claim.detail());
    assertTrue(claim.detail().contains("del."), claim.detail());
    assertEquals(
        "timerproof check --only model --case " + modelCase.name() + " --no-cache --table " + file,
        claim.replay());
  }
}

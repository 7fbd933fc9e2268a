package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.tlc.TlcCoverage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PinCommandTest {
  private static String pinned(String text) {
    ModelCase good = Manifests.read(Manifests.TWO_CASES).cases().get(0);
    CaseReport report = new Judge(true).judge(good, Results.holds(1_234, 56, TlcCoverage.NONE));
    return PinCommand.pinned(text, report);
  }

  @Test
  void numbers_thatStandThere_areReplacedAndNothingElse() {
    assertEquals(
        Manifests.TWO_CASES.replace(
            "\"distinct\": 3, \"depth\": 3", "\"distinct\": 1234, \"depth\": 56"),
        pinned(Manifests.TWO_CASES));
  }

  @Test
  void numbers_thatAreMissing_areAdded() {
    String without = Manifests.TWO_CASES.replace(", \"distinct\": 3, \"depth\": 3", "");
    String pinned = pinned(without);
    assertTrue(
        pinned.contains("\"verdict\": \"holds\", \"distinct\": 1234, \"depth\": 56}"), pinned);
    assertEquals(1_234, Manifests.read(pinned).cases().get(0).expect().distinct().orElseThrow());
  }

  @Test
  void cases_run_arePinnedInTheirFile(@TempDir Path folder) throws Exception {
    LaneToys.modules(folder);
    String right = Files.readString(LaneToys.manifestFile());
    String wrong = right.replace("\"distinct\": 209, \"depth\": 22", "\"distinct\": 1");
    assertFalse(wrong.equals(right), "nothing was replaced");
    Path file = Files.writeString(folder.resolve(ManifestReader.FILE), wrong);
    assertEquals(2, PinCommand.run(file, List.of("toy-holds", "toy-invariant")));
    Manifest pinned = ManifestReader.of(file);
    assertEquals(LaneToys.manifest().cases().get(0).expect(), pinned.cases().get(0).expect());
  }
}

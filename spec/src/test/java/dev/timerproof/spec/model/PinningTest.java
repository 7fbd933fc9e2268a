package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.tlc.TlcCoverage;
import dev.timerproof.spec.tlc.TlcModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PinningTest {
  private static String pinned(String text) {
    ModelCase good = Manifests.read(Manifests.TWO_CASES).cases().get(0);
    CaseReport report = new Judge(true).judge(good, Results.holds(1_234, 56, TlcCoverage.NONE));
    return Pinning.pinned(text, report);
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
    TlcModules modules = LaneToys.modules(folder);
    String right = Files.readString(LaneToys.manifestFile());
    String wrong = right.replace("\"distinct\": 209, \"depth\": 22", "\"distinct\": 1");
    assertFalse(wrong.equals(right), "nothing was replaced");
    Path file = Files.writeString(folder.resolve(ManifestReader.FILE), wrong);
    assertEquals(2, run(modules, file, "toy-holds", "toy-invariant"));
    Manifest pinned = ManifestReader.of(file);
    assertEquals(LaneToys.manifest().cases().get(0).expect(), pinned.cases().get(0).expect());
    FileTime before = Files.getLastModifiedTime(file);
    assertEquals(0, run(modules, file, "toy-holds"));
    assertEquals(before, Files.getLastModifiedTime(file), "nothing differed, but it was written");
  }

  private static int run(TlcModules modules, Path file, String... names) throws Exception {
    var pinning = new Pinning(file, SuiteListener.NONE);
    new ModelSuite(ManifestReader.of(file), modules)
        .run(CaseSelection.named(List.of(names)), SuiteLimits.DEFAULT, pinning);
    return pinning.exitCode();
  }
}

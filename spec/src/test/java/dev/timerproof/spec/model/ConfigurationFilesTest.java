package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.evidence.testing.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationFilesTest {
  private static final Path CHECKED_IN = Golden.module().resolve("src/main/tla/cfg");
  private static final Path MANIFEST =
      Golden.module().resolve("src/main/tla/" + ManifestReader.FILE);

  @Test
  void checkedInFiles_areWhatTheManifestSays() throws Exception {
    ConfigurationFiles files = new ConfigurationFiles(ManifestReader.of(MANIFEST), CHECKED_IN);
    if (Golden.regenerates()) {
      files.write();
    }
    assertEquals(
        List.of(),
        files.differences(),
        "rewrite them with: mvn -pl spec test -Dtest=ConfigurationFilesTest"
            + " -Dtimerproof.regenerate=true");
  }

  @Test
  void folder_withEveryKindOfDrift_isToldAndMended(@TempDir Path folder) throws Exception {
    Manifest manifest = Manifests.read(Manifests.TWO_CASES);
    ConfigurationFiles files = new ConfigurationFiles(manifest, folder.resolve("cfg"));
    assertEquals(List.of("bad.cfg is missing", "good.cfg is missing"), files.differences());
    files.write();
    assertEquals(List.of(), files.differences());
    Files.writeString(folder.resolve("cfg/good.cfg"), "SPECIFICATION Other\n");
    Files.writeString(folder.resolve("cfg/gone.cfg"), "");
    assertEquals(
        List.of("good.cfg is not what the manifest says", "gone.cfg belongs to no case"),
        files.differences());
    files.write();
    assertEquals(List.of(), files.differences());
  }
}

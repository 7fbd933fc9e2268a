package dev.timerproof.spec.model;

import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.tlc.TlcModules;
import dev.timerproof.spec.tlc.TlcResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A specification of a few states with threads, registers and shared state like the models'. */
final class LaneToys {
  private static final Path FOLDER = Golden.module().resolve("src/test/resources/toy");

  private LaneToys() {}

  /** The file of a recorded result or of its text. */
  static Path recorded(String name) {
    return Golden.module().resolve("src/test/resources/lanes").resolve(name);
  }

  static Manifest manifest() throws IOException {
    return ManifestReader.of(manifestFile());
  }

  static Path manifestFile() {
    return FOLDER.resolve("lanes.json");
  }

  /** The modules, copied together into a folder. */
  static TlcModules modules(Path folder) throws IOException {
    TlcModules.builtIn().copyTo(folder);
    Files.copy(FOLDER.resolve("LaneToy.tla"), folder.resolve("LaneToy.tla"));
    return TlcModules.in(folder);
  }

  /** A case by name. */
  static ModelCase named(Manifest manifest, String name) {
    return CaseSelection.named(List.of(name)).of(manifest).get(0);
  }

  /** The same result without the time that it took. */
  static TlcResult timeless(TlcResult result) {
    return new TlcResult(
        result.outcome(),
        result.violation(),
        result.generated(),
        result.distinct(),
        result.depth(),
        0,
        result.counterexample(),
        result.coverage(),
        result.crashed(),
        result.error());
  }
}

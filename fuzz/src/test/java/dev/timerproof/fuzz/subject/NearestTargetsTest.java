package dev.timerproof.fuzz.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTargetsTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

  @ParameterizedTest
  @CsvSource({
    "spec/src/main/tla/TimerTable.tla, protocol threads validate table",
    "spec/src/main/java/dev/timerproof/spec/table/Row.java, table",
    "generate/src/main/java/dev/timerproof/generate/java/JavaWords.java, protocol threads runtime",
    "impl/src/main/java/dev/timerproof/runtime/TimerRuntime.java, threads runtime",
    "conformance/src/main/java/dev/timerproof/conformance/package-info.java, validate"
  })
  void fileOfTheCheckout_isNearToWhatRunsIt(String path, String targets) {
    assertTrue(Files.exists(ROOT.resolve(path)), path);
    assertEquals(List.of(targets.split(" ")), NearestTargets.of(List.of("README.md", path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/fuzzing.md", "spec/src/main/tla/Heap.tla", "ports/README.md"})
  void file_thatNoTargetRuns_isNearToNone(String path) {
    assertEquals(List.of(), NearestTargets.of(List.of(path)));
  }

  @Test
  void campaignsOwnCode_isNearToAll() {
    assertEquals(Targets.NAMES, NearestTargets.of(List.of("fuzz/src/main/java/X.java")));
  }
}

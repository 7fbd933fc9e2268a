package dev.timerproof.spec.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.evidence.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecDerivedFilesTest {
  private static final Path CHECKOUT = Golden.module().resolve("..").normalize();

  static Stream<DerivedFiles> all() {
    return Stream.of(
        SpecDerivedFiles.document(),
        SpecDerivedFiles.mutexDocument(),
        SpecDerivedFiles.editions(),
        SpecDerivedFiles.bugs(),
        SpecDerivedFiles.configurations());
  }

  @ParameterizedTest
  @MethodSource("all")
  void files_areWhatTheirSourcesGive(DerivedFiles files) throws Exception {
    assertEquals(List.of(), files.differences(CHECKOUT), files.command() + " writes them");
  }
}

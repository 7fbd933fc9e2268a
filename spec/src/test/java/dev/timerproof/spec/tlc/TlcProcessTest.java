package dev.timerproof.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TlcProcessTest {
  private static final String FIRST_COMPILER_ALONE = "-XX:TieredStopAtLevel=1";

  /**
   * 0 means that the number of states is not known; such runs mostly end early, with a violation.
   */
  @ParameterizedTest
  @CsvSource({"0, true", "99999, true", "100000, false", "388000, false"})
  void secondCompiler_isForRunsOfManyStates(long states, boolean firstAlone) {
    TlcJob toy = Toys.toy("Circle", "");
    var job =
        new TlcJob("job", toy.modules(), toy.module(), toy.configuration(), Toys.LIMITS, 1, states);
    assertEquals(
        firstAlone,
        TlcProcess.program(job, new RunDirectory(Path.of("run")), List.of())
            .options()
            .contains(FIRST_COMPILER_ALONE));
  }
}

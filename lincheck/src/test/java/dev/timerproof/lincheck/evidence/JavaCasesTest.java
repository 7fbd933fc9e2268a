package dev.timerproof.lincheck.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.model.JavaCase;
import dev.timerproof.spec.model.JavaCaseReader;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each Java case fails with its fault, and does not fail without it. Two run at a time, as most of
 * the time goes into processes of their own.
 */
class JavaCasesTest {
  private static final TableReader TABLE = TableReader.builtIn();
  private static final PlantedFaults FAULTS = PlantedFaults.builtIn();

  static List<JavaCase> cases() throws IOException {
    return JavaCaseReader.builtIn();
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("cases")
  void faultOfTheTable_inGeneratedJava_isFoundAsNamed(JavaCase javaCase, @TempDir Path folder)
      throws Exception {
    Optional<String> found = new JavaCaseRun(TABLE, FAULTS, folder).with(javaCase);
    assertTrue(found.orElse("nothing").contains(javaCase.finding()), found.orElse("nothing found"));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void sameJava_withoutTheFaults_agrees(@TempDir Path folder) throws Exception {
    assertEquals(Map.of(), new JavaCaseRun(TABLE, FAULTS, folder).without(cases()));
  }
}

package dev.timerproof.conformance.port.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.timerproof.spec.model.JavaCase;
import dev.timerproof.spec.model.JavaCaseReader;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a port with one of the bugs that Go's timers had is told apart by the vectors. */
class BugVectorsTest {
  private static final TableReader TABLES = TableReader.builtIn();

  @ParameterizedTest
  @ValueSource(strings = {"go1.19", "repaired"})
  void vectors_forbidWhatEachFaultAnswers_andNoFaultIsLeftOut(String edition) throws IOException {
    List<VectorMaker.Fault> faults =
        PortVectors.faults(TABLES, PlantedFaults.builtIn(), JavaCaseReader.builtIn(), edition);
    List<TestVector> vectors = VectorFile.builtIn(edition).vectors();

    for (VectorMaker.Fault fault : faults) {
      List<Object> made = new ArrayList<>();
      List<Object> written = new ArrayList<>();
      for (TestVector vector : vectors) {
        VectorMaker.forbidden(fault, vector).ifPresent(made::add);
        vector.others().stream()
            .filter(course -> course.why().equals(fault.name()))
            .forEach(written::add);
      }
      assertEquals(made, written, fault.name());
      assertFalse(written.isEmpty(), fault.name());
    }
  }

  @Test
  void editionsWithJavaCases_areThoseThatTheTestAboveAsks() throws IOException {
    List<JavaCase> cases = JavaCaseReader.builtIn();

    assertEquals(17, cases.size());
    assertEquals(
        List.of("go1.19", "repaired"),
        cases.stream().map(JavaCase::edition).distinct().sorted().toList());
  }
}

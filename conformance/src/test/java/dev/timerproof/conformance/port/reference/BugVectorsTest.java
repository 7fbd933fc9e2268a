package dev.timerproof.conformance.port.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.spec.model.JavaCase;
import dev.timerproof.spec.model.JavaCaseReader;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the bugs that Go's timers had a port cannot have and answer the vectors. */
class BugVectorsTest {
  /** These go wrong between a commit and the step behind it, where no actor stops. */
  private static final List<String> FINER_THAN_POINTS = List.of("stop-held", "move-counted");

  private static final PlantedFaults FAULTS = PlantedFaults.builtIn();
  private static final TableReader TABLES = TableReader.builtIn();

  @Test
  void vectors_tellAPortWithABugOfGoFromOneWithout_unlessItIsFinerThanTheirPoints()
      throws IOException {
    List<String> unseen = new ArrayList<>();
    List<JavaCase> cases = JavaCaseReader.builtIn();
    for (JavaCase bug : cases) {
      Reference faulty =
          new Reference(TABLES.readUnchecked(bug.edition(), FAULTS.mutations(bug.fault())));
      if (!isSeen(new Histories(faulty), VectorFile.builtIn(bug.edition()))) {
        unseen.add(bug.name());
      }
    }

    assertEquals(17, cases.size());
    assertEquals(FINER_THAN_POINTS, unseen);
  }

  private static boolean isSeen(Histories faulty, VectorFile vectors) {
    return vectors.vectors().stream().anyMatch(vector -> !answersAs(faulty, vector));
  }

  private static boolean answersAs(Histories faulty, TestVector vector) {
    try {
      return faulty.answered(vector.id(), vector.asks()).equals(vector);
    } catch (IllegalArgumentException e) {
      // An actor has come to its end earlier.
      return false;
    }
  }
}

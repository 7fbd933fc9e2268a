package dev.timerproof.fuzz.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StressTest {
  private static final TableReader READER = TableReader.builtIn();

  private static Stress on(String mutation) throws IOException {
    return new Stress(READER, new Subject("repaired", mutation), 2, 500, Duration.ofMinutes(2));
  }

  @Test
  void tableAsItIs_givesTracesOfTheTable() throws IOException, InterruptedException {
    try (Stress stress = on("")) {
      assertEquals(Optional.empty(), stress.run(1));
    }
  }

  @Test
  void plantedFault_givesATraceThatIsRejected() throws IOException, InterruptedException {
    // A stop that publishes another status, which hundreds of calls make.
    try (Stress stress = on("del.Waiting to = Removed")) {
      Stress.Failure failure = stress.run(1).orElseThrow();
      assertTrue(failure.property().startsWith("the trace is rejected"), failure.toString());
      assertTrue(failure.account().contains("Removed"), failure.toString());
      assertTrue(Files.size(failure.trace()) > 0, failure.toString());
    }
  }
}

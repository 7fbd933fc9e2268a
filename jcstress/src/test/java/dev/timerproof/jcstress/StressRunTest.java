package dev.timerproof.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick tests run: nothing forbidden is seen, but in those that are broken on purpose. */
class StressRunTest {
  private static List<StressRun.Result> results;
  private static int exit;

  @BeforeAll
  static void run(@TempDir Path directory) throws IOException, InterruptedException {
    Path log = directory.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        StressRun.QUICK.arguments(
            System.getProperty("java.class.path"), directory.resolve("report")));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    exit = process.waitFor();
    results = StressRun.parse(Files.readAllLines(log));
    assertEquals(12, results.size(), () -> read(log));
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void races_andHandshakes_seeNothingForbidden() {
    for (StressRun.Result result : results) {
      if (!result.isBroken()) {
        assertTrue(result.passed() && result.forbidden().isEmpty(), result.toString());
        assertTrue(result.samples() > 0, result.toString());
      }
    }
  }

  @Test
  void brokenTwins_areSeenToBeForbidden_andFailTheRun() {
    List<StressRun.Result> broken = results.stream().filter(StressRun.Result::isBroken).toList();
    assertEquals(3, broken.size(), results.toString());
    for (StressRun.Result result : broken) {
      assertTrue(!result.passed() && !result.forbidden().isEmpty(), result.toString());
    }
    assertEquals(1, exit);
  }

  @Test
  void output_thatEndsEarly_hasNoResults() {
    assertEquals(List.of(), StressRun.parse(List.of("... [FAILED] dev.timerproof.jcstress.A.B")));
  }
}

package dev.timerproof.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.generate.race.GenerateRaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checked-in races are what the generator makes of the table and of the abstract timers. To
 * write them anew: {@code mvn -pl jcstress -am test -Dtest=GeneratedRacesTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.failIfNoTests=false
 * -Dtimerproof.regenerate=true}.
 */
class GeneratedRacesTest {
  private static final Path CHECKED_IN = Path.of("src/generated/java");
  private static final String EDITION = "repaired";

  /** In a JVM of its own: the evaluator takes the abstract timers only before any other module. */
  private static void generate(Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GenerateRaces.class.getName(),
                EDITION,
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  @Test
  void checkedInRaces_comparedWithTheGenerator_areTheSameBytes(@TempDir Path folder)
      throws IOException, InterruptedException {
    generate(folder);
    if (Boolean.getBoolean("timerproof.regenerate")) {
      generate(CHECKED_IN);
    }
    Map<String, String> generated = files(folder);
    Map<String, String> checkedIn = files(CHECKED_IN);
    assertTrue(generated.size() > 30, generated.keySet().toString());
    assertEquals(generated.keySet(), checkedIn.keySet());
    generated.forEach((path, text) -> assertEquals(text, checkedIn.get(path), path));
    Map<String, String> edited = new TreeMap<>(checkedIn);
    edited.replaceAll((path, text) -> text.replace("1, 0, 0, 0", "1, 1, 0, 0"));
    assertNotEquals(generated, edited);
  }

  @Test
  void race_ofTwoStops_letsExactlyOneOfThemStopIt() throws IOException {
    String text =
        Files.readString(CHECKED_IN.resolve("dev/timerproof/jcstress/race/StopAndStop.java"));
    String waiting = text.substring(text.indexOf("/** From Waiting. */"));
    waiting = waiting.substring(0, waiting.indexOf("public static class Waiting"));
    assertTrue(waiting.contains("\"1, 0, 0, 0\"") && waiting.contains("\"0, 1, 0, 0\""), waiting);
    assertEquals(3, waiting.split("@Outcome", -1).length - 1, waiting);
  }
}

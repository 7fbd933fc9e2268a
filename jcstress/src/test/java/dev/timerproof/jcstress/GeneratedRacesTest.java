package dev.timerproof.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.generate.drift.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the checked-in races with the generator's output. */
class GeneratedRacesTest {
  private static final Path CHECKED_IN = Path.of("src/generated/java");
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void checkedInRaces_comparedWithTheGenerator_areTheSameBytes() throws Exception {
    DerivedFiles files = GeneratedFiles.races();
    assertTrue(files.files(CHECKOUT).size() > 30, files.files(CHECKOUT).toString());
    assertEquals(List.of(), files.differences(CHECKOUT), files.command() + " writes them");
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

package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.generate.drift.GeneratedFiles;
import dev.timerproof.generate.java.PollerGenerator;
import dev.timerproof.generate.java.ProtocolGenerator;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.runtime.sched.PollerHost;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the checked-in protocol and poller with the output of the generators. */
class GeneratedSourcesTest {
  private static final Path CHECKED_IN = Path.of("src/generated/java");
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void checkedInSources_comparedWithTheTable_areTheSameBytes() throws Exception {
    DerivedFiles files = GeneratedFiles.java();
    assertEquals(List.of(), files.differences(CHECKOUT), files.command() + " writes them");
  }

  @Test
  void checkedInSources_comparedWithAnotherEdition_differ() throws IOException {
    Map<String, String> checkedIn = checkedIn();
    generator("go1.19")
        .generate()
        .forEach(
            (path, text) -> {
              if (!path.endsWith("TimerStatus.java")) {
                assertNotEquals(text, checkedIn.get(path));
              }
            });
    poller("go1.19").generate().forEach((path, text) -> assertNotEquals(text, checkedIn.get(path)));
  }

  @Test
  void pollerOfEveryEdition_withTheStepsOfTheRuntime_compiles() {
    for (String edition : TableReader.builtIn().vocabulary().editions()) {
      Map<String, byte[]> classes =
          ProtocolLoader.compile(poller(edition).generate(), PollerHost.class);
      assertTrue(classes.containsKey(PollerHost.class.getPackageName() + ".PollerProtocol"));
    }
  }

  private static PollerGenerator poller(String edition) {
    return new PollerGenerator(
        TableReader.builtIn().read(edition).poller(), PollerHost.class.getPackageName());
  }

  private static ProtocolGenerator generator(String edition) {
    return new ProtocolGenerator(
        TableReader.builtIn().read(edition), TimerProtocol.class.getPackageName());
  }

  private static Map<String, String> checkedIn() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(CHECKED_IN)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = CHECKED_IN.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path));
      }
    }
    return files;
  }
}

package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.timerproof.spec.java.ProtocolGenerator;
import dev.timerproof.spec.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The checked-in protocol is what the generator makes of the table. To write it anew: {@code mvn
 * -pl impl -am test -Dtest=GeneratedSourcesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dtimerproof.regenerate=true}.
 */
class GeneratedSourcesTest {
  private static final Path CHECKED_IN = Path.of("src/generated/java");

  @Test
  void checkedInSources_comparedWithTheTable_areTheSameBytes() throws IOException {
    ProtocolGenerator generator = generator(TimerParameters.EDITION);
    if (Boolean.getBoolean("timerproof.regenerate")) {
      generator.writeTo(CHECKED_IN);
    }
    Map<String, String> generated = generator.generate();
    Map<String, String> checkedIn = checkedIn();
    assertEquals(generated.keySet(), checkedIn.keySet());
    generated.forEach((path, text) -> assertEquals(text, checkedIn.get(path), path));
  }

  @Test
  void checkedInSources_comparedWithAnotherEdition_differ() throws IOException {
    assertNotEquals(generator("go1.19").generate(), checkedIn());
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

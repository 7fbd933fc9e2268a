package dev.timerproof.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares texts with golden files, which a person has reviewed. With {@code
 * -Dtimerproof.regenerate=true} the files are written anew; review the difference.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "trace");

  private Golden() {}

  static void assertSame(String name, String actual) {
    Path file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("timerproof.regenerate")) {
        Files.writeString(file, actual);
      }
      assertEquals(Files.readString(file), actual, file + " differs, see Golden");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.timerproof.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were read by a person once and must not change unseen. With {@code
 * -Dtimerproof.regenerate=true} they are written anew, to be read again as a difference.
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

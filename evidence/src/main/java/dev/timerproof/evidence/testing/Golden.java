package dev.timerproof.evidence.testing;

import dev.timerproof.evidence.text.TextDifference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a text with a file of the checkout, byte by byte. With {@code
 * -Dtimerproof.regenerate=true} a test writes the file instead; read the change before you commit
 * it.
 */
public final class Golden {
  private static final String REGENERATE = "timerproof.regenerate";

  private Golden() {}

  /** The folder of this module. */
  public static Path module() {
    return Path.of(Optional.ofNullable(System.getProperty("basedir")).orElse("")).toAbsolutePath();
  }

  /** Whether files are to be written rather than compared. */
  public static boolean regenerates() {
    return Boolean.getBoolean(REGENERATE);
  }

  /** Fails if the file is missing or differs from the text. */
  public static void assertMatches(Path file, String actual) {
    try {
      if (regenerates()) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      }
      String how = "; -D" + REGENERATE + "=true writes it";
      if (!Files.isRegularFile(file)) {
        throw new AssertionError("no file " + file + how);
      }
      String difference = TextDifference.first(Files.readString(file), actual);
      if (!difference.isEmpty()) {
        throw new AssertionError(file + ":" + difference + how);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails if the folder holds a file of another name; regenerating removes such files. */
  public static void assertNothingElse(Path folder, Set<String> names) throws IOException {
    Set<String> stale = new TreeSet<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (!names.contains(name)) {
          if (regenerates()) {
            Files.delete(file);
          } else {
            stale.add(name);
          }
        }
      }
    }
    if (!stale.isEmpty()) {
      throw new AssertionError("files in " + folder + " that no test compares: " + stale);
    }
  }
}

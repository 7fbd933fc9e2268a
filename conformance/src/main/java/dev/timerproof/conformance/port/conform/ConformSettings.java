package dev.timerproof.conformance.port.conform;

import dev.timerproof.conformance.port.reference.MalformedVectorsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a port is to be asked.
 *
 * @param command the port's adapter and its arguments
 * @param vectors a file of vectors; empty for those of the build
 * @param withVectors whether vectors are played at all
 * @param random for how long random histories are played; zero for none
 * @param seed the seed of the first random history; each later one has the next number
 * @param patience how long an answer may take
 * @param expectedFailures the vectors that the port is known to fail
 */
public record ConformSettings(
    List<String> command,
    Optional<Path> vectors,
    boolean withVectors,
    Duration random,
    long seed,
    Duration patience,
    Set<String> expectedFailures) {
  public ConformSettings {
    command = List.copyOf(command);
    expectedFailures = Set.copyOf(expectedFailures);
  }

  /**
   * Reads the ids in a file: one on each line; what follows a {@code #} is a comment.
   *
   * @throws MalformedVectorsException if an id stands there twice
   */
  public static Set<String> expectedFailures(Path file) throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    List<String> lines = Files.readAllLines(file);
    for (int k = 0; k < lines.size(); k++) {
      String id = lines.get(k).replaceFirst("#.*", "").strip();
      if (!id.isEmpty() && !ids.add(id)) {
        throw new MalformedVectorsException(
            file + ":" + (k + 1) + ": found " + id + " again, expected each id once");
      }
    }
    return ids;
  }
}

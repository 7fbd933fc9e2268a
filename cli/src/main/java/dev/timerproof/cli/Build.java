package dev.timerproof.cli;

import dev.timerproof.cli.cache.Inputs;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The code that is running. */
final class Build {
  private Build() {}

  /**
   * A digest of the jar that is running; empty when the classes do not come from a jar, so that
   * nothing tells one state of them from another.
   */
  static Optional<String> digest() throws IOException {
    Path place = place();
    return Files.isRegularFile(place)
        ? Optional.of(Inputs.sha256(Files.readAllBytes(place)))
        : Optional.empty();
  }

  /** The jar or the directory that this class was loaded from. */
  static Path place() {
    try {
      return Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path holds a place that is no file", e);
    }
  }
}

package dev.timerproof.cli;

import dev.timerproof.evidence.cache.Inputs;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** Identifies the running build. */
final class Build {
  private Build() {}

  /**
   * A digest of the running jar, from the names, sizes and checksums of its entries; empty when the
   * classes do not come from a jar, because builds in a folder cannot be told apart.
   */
  static Optional<String> digest() throws IOException {
    Path place = place();
    if (!Files.isRegularFile(place)) {
      return Optional.empty();
    }
    try (ZipFile jar = new ZipFile(place.toFile())) {
      String entries =
          jar.stream()
              .map(e -> e.getName() + " " + e.getSize() + " " + e.getCrc() + "\n")
              .collect(Collectors.joining());
      return Optional.of(Inputs.sha256(entries.getBytes(StandardCharsets.UTF_8)));
    }
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

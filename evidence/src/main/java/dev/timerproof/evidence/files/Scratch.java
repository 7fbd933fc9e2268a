package dev.timerproof.evidence.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A temporary directory, made when it is first asked for. Safe for threads. */
public final class Scratch implements AutoCloseable {
  private @Nullable Path directory;

  /** No directory yet. */
  public Scratch() {}

  /** The directory, empty when it is asked for the first time. */
  public synchronized Path directory() throws IOException {
    if (directory == null) {
      directory = Files.createTempDirectory("timerproof-");
    }
    return directory;
  }

  /** Removes the directory with all that is in it, as far as that is possible. */
  @Override
  public synchronized void close() {
    if (directory == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The system's own cleaning of its temporary directory has to see to the rest.
    }
    directory = null;
  }
}

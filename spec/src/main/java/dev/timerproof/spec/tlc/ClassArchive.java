package dev.timerproof.spec.tlc;

import dev.timerproof.evidence.files.Scratch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The loaded classes of TLC, which one JVM writes into a file when it ends and later ones map
 * instead of loading them again: about a third of a second of each start. A JVM that cannot use the
 * file loads its classes as usual. Thread-safe.
 */
final class ClassArchive implements AutoCloseable {
  /** The JVM's own remarks about classes that cannot be archived are no output of TLC. */
  private static final String QUIET = "-Xlog:disable";

  private final Scratch folder = new Scratch();
  private final boolean possible;
  private boolean begun;
  private boolean written;
  private boolean closed;

  /**
   * An archive that no JVM has written yet.
   *
   * @param classPath the class path of the JVMs; only jars can be archived
   */
  ClassArchive(String classPath) {
    possible =
        List.of(classPath.split(File.pathSeparator, -1)).stream()
            .allMatch(entry -> Files.isRegularFile(Path.of(entry)));
  }

  /** The options for the next JVM; the first one is asked to write the archive. */
  synchronized List<String> options() throws IOException {
    if (closed) {
      return List.of();
    }
    if (written) {
      return List.of(QUIET, "-XX:SharedArchiveFile=" + archive());
    }
    if (!possible || begun) {
      return List.of();
    }
    begun = true;
    return List.of(QUIET, "-XX:ArchiveClassesAtExit=" + unfinished());
  }

  /** Called when a JVM has ended, whichever way. */
  synchronized void ended(List<String> options, boolean well) throws IOException {
    boolean writer = options.stream().anyMatch(o -> o.startsWith("-XX:ArchiveClassesAtExit="));
    if (!closed && writer && well && Files.exists(unfinished())) {
      // Nobody maps a file that is not complete.
      Files.move(unfinished(), archive());
      written = true;
    }
  }

  private Path unfinished() throws IOException {
    return folder.directory().resolve("unfinished.jsa");
  }

  private Path archive() throws IOException {
    return folder.directory().resolve("classes.jsa");
  }

  /** Removes the file; no other JVM is asked to write or to map it. */
  @Override
  public synchronized void close() {
    closed = true;
    folder.close();
  }
}

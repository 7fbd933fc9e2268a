package dev.timerproof.evidence.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A temporary directory, made when it is first asked for. Thread-safe. */
public final class Scratch implements AutoCloseable {
  /** How the names of the directories of this process begin. */
  public static final String PREFIX = "timerproof-" + ProcessHandle.current().pid() + "-";

  private static final int ATTEMPTS = 5;

  private @Nullable Path directory;

  /** A directory that is not made yet. */
  public Scratch() {}

  /** The directory, empty when it is asked for the first time. */
  public synchronized Path directory() throws IOException {
    if (directory == null) {
      directory = Files.createTempDirectory(RunFolder.folder(), PREFIX);
    }
    return directory;
  }

  /** Removes the directory with all that is in it, as far as that is possible. */
  @Override
  public synchronized void close() {
    if (directory != null) {
      remove(directory);
      directory = null;
    }
  }

  /**
   * Removes a directory with all that is in it, also while files still come and go. What cannot be
   * removed is left to the system, which cleans its temporary directory.
   */
  public static void remove(Path directory) {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(directory); attempt++) {
      try {
        Files.walkFileTree(directory, new Remover());
      } catch (IOException e) {
        // Another process has put a file into a directory that was to be removed: tries again.
      }
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}

package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The directories of one run, in a new directory that is deleted when the run is closed. */
record RunDirectory(Path root) implements AutoCloseable {
  /** How the names of this process's directories begin. */
  static final String PREFIX = "timerproof-tlc-" + ProcessHandle.current().pid() + "-";

  /** Creates the directories below {@code java.io.tmpdir}. */
  static RunDirectory create() throws IOException {
    RunDirectory made = new RunDirectory(Files.createTempDirectory(PREFIX));
    Files.createDirectory(made.modules());
    Files.createDirectory(made.temporary());
    Files.createDirectory(made.metadata());
    return made;
  }

  /** Where the modules and the configuration are. */
  Path modules() {
    return root.resolve("modules");
  }

  /** The forked JVM's own {@code java.io.tmpdir}: TLC unpacks its standard modules there. */
  Path temporary() {
    return root.resolve("tmp");
  }

  /** Where TLC keeps states and its queue. */
  Path metadata() {
    return root.resolve("metadata");
  }

  Path configuration() {
    return modules().resolve("run.cfg");
  }

  Path request() {
    return root.resolve("request.json");
  }

  Path result() {
    return root.resolve("result.json");
  }

  /** What the forked JVM and TLC print for people. */
  Path log() {
    return root.resolve("log.txt");
  }

  /** Deletes everything, also while files still come and go. */
  @Override
  public void close() throws IOException {
    IOException last = null;
    for (int attempt = 0; attempt < 5 && Files.exists(root); attempt++) {
      try {
        deleteAll();
      } catch (IOException e) {
        last = e;
      }
    }
    if (Files.exists(root) && last != null) {
      throw last;
    }
  }

  private void deleteAll() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

package dev.timerproof.evidence.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a main class in a JVM of its own, of the same version as this one. */
public final class ForkedJvm {
  private ForkedJvm() {}

  /** The class path of this JVM, its entries absolute. */
  public static String ownClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Runs a program to its end. It is ended with all that it started when this thread is
   * interrupted, or when the time is over.
   *
   * @param arguments what follows the word java
   * @param directory the directory that it runs in
   * @param log the file that its output goes to
   * @param limit how long it may take
   * @return its exit code; empty if it did not end in time
   * @throws IOException if it cannot be started
   * @throws InterruptedException if this thread was interrupted
   */
  public static OptionalInt run(List<String> arguments, Path directory, Path log, Duration limit)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      process.getOutputStream().close();
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
          ? OptionalInt.of(process.exitValue())
          : OptionalInt.empty();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}

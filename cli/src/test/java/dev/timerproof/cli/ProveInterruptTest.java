package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof that is told to end leaves no solver and no file behind. */
class ProveInterruptTest {
  private static final int SECONDS = 60;

  private final Path directory;

  ProveInterruptTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void signal_toARunningProof_endsItsSolversAndRemovesTheirFiles() throws Exception {
    Path output = directory.resolve("output");
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    Process proof =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "prove",
                "--no-cache")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      List<ProcessHandle> solvers = awaitSolvers(proof);

      new ProcessBuilder("kill", "-TERM", Long.toString(proof.pid())).start().waitFor();

      assertTrue(proof.waitFor(SECONDS, TimeUnit.SECONDS), "the signal had no effect");
      assertEquals(130, proof.exitValue(), () -> text(output));
      for (ProcessHandle solver : solvers) {
        assertFalse(solver.isAlive(), "a solver is still there");
      }
      assertFalse(text(output).contains("internal error"), () -> text(output));
      assertEquals(List.of(), solverFolders(scratch));
    } finally {
      proof.descendants().forEach(ProcessHandle::destroyForcibly);
      proof.destroyForcibly();
    }
  }

  private static List<ProcessHandle> awaitSolvers(Process proof) throws InterruptedException {
    for (int i = 0; i < SECONDS * 10; i++) {
      List<ProcessHandle> solvers = proof.children().toList();
      if (!solvers.isEmpty()) {
        return solvers;
      }
      assertTrue(proof.isAlive(), "the proof ended by itself");
      Thread.sleep(100);
    }
    throw new AssertionError("no solver was started");
  }

  private static List<Path> solverFolders(Path scratch) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(scratch)) {
      all.filter(p -> p.getFileName().toString().startsWith("timerproof-")).forEach(found::add);
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}

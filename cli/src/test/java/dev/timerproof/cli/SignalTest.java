package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A command that is told to end ends with the exit code of an interrupt, and leaves no process and
 * no temporary file.
 */
class SignalTest {
  private static final int SECONDS = 60;

  private final Path directory;

  SignalTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** A command that computes, two that read, and two that wait for processes of their own. */
  @ParameterizedTest
  @CsvSource({
    "false, fuzz power --executions 2000000000",
    "false, validate --follow 10m growing",
    "false, history -",
    "true, bugs 51654",
    "true, conform -- sleep 600"
  })
  void signal_toACommandAtWork_endsItAsInterrupted(boolean hasChildren, String arguments)
      throws Exception {
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    Path output = directory.resolve("output");
    Files.writeString(directory.resolve("growing"), "{\"timerproof\":1,\"edition\":\"go1.19\"}\n");
    Process command = start(scratch, output, arguments.split(" "));
    try {
      List<ProcessHandle> children = awaitWork(command, scratch, hasChildren);

      new ProcessBuilder("kill", "-TERM", Long.toString(command.pid())).start().waitFor();

      assertTrue(command.waitFor(SECONDS, TimeUnit.SECONDS), "the signal had no effect");
      String text = Files.readString(output);
      assertEquals(ExitCode.INTERRUPTED.code(), command.exitValue(), text);
      assertFalse(text.contains("internal error"), text);
      assertFalse(children.stream().anyMatch(ProcessHandle::isAlive), "a child is still there");
      assertEquals(List.of(), names(scratch));
    } finally {
      command.descendants().forEach(ProcessHandle::destroyForcibly);
      command.destroyForcibly();
    }
  }

  private Process start(Path scratch, Path output, String... arguments) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Djava.io.tmpdir=" + scratch);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(line)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Waits until the command has its temporary folder, and a child if it starts any. */
  private static List<ProcessHandle> awaitWork(Process command, Path scratch, boolean hasChildren)
      throws Exception {
    for (int i = 0; i < SECONDS * 10; i++) {
      List<ProcessHandle> children = command.descendants().toList();
      boolean begun = names(scratch).stream().anyMatch(name -> name.startsWith("timerproof-run-"));
      if (begun && (!hasChildren || !children.isEmpty())) {
        return children;
      }
      assertTrue(command.isAlive(), "the command ended by itself");
      Thread.sleep(50);
    }
    throw new AssertionError("the command did not begin");
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process of its own, interrupted by signals. */
class InterruptTest {
  private static final int SECONDS = 60;

  private final Path directory;

  InterruptTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void signal_toARunningCheck_reportsWhatWasFinishedAndLeavesNoProcess(String signal)
      throws Exception {
    Path pidFile = directory.resolve("pid");
    Path stdout = directory.resolve("stdout");
    Process check = start(pidFile, stdout);
    try {
      String[] told = await(pidFile, check).split(" ", 2);
      ProcessHandle child = ProcessHandle.of(Long.parseLong(told[0])).orElseThrow();

      run("kill", "-" + signal, Long.toString(check.pid()));

      assertTrue(check.waitFor(SECONDS, TimeUnit.SECONDS), "SIG" + signal + " had no effect");
      assertEquals(130, check.exitValue(), () -> text(stdout));
      assertFalse(child.isAlive(), "the child process is still there");
      JsonNode summary =
          new ObjectMapper().readTree(directory.resolve("out/summary.json").toFile());
      assertEquals(130, summary.at("/exitCode").asInt());
      assertEquals("table/done", summary.at("/claims/0/id").asText());
      assertEquals(1, summary.at("/claims").size(), "the end of the child is no finding");
      assertFalse(text(stdout).contains("model/child"), text(stdout));
      assertEquals("cut", summary.at("/layers/2/state").asText());
      assertTrue(Files.exists(directory.resolve("out/junit/TEST-timerproof.table.xml")));
      assertTrue(text(stdout).contains("verdict: interrupted (exit 130, "), text(stdout));
      assertTrue(text(stdout).contains("model (interrupted)"), text(stdout));
      assertTrue(Files.notExists(Path.of(told[1])), told[1] + " is still there");
    } finally {
      check.descendants().forEach(ProcessHandle::destroyForcibly);
      check.destroyForcibly();
    }
  }

  private Process start(Path pidFile, Path stdout) throws Exception {
    List<String> command = new ArrayList<>();
    if (resetsSignals()) {
      // A shell without job control starts background commands with SIGINT ignored.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            InterruptedProgram.class.getName(),
            "--out",
            directory.resolve("out").toString(),
            pidFile.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(stdout.toFile())
        .start();
  }

  private static boolean resetsSignals() throws InterruptedException {
    try {
      return run("env", "--default-signal=INT", "true") == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  private static String await(Path file, Process process) throws Exception {
    for (int i = 0; i < SECONDS * 10; i++) {
      if (Files.exists(file) && Files.size(file) > 0) {
        return Files.readString(file);
      }
      assertTrue(process.isAlive(), "the check ended by itself");
      Thread.sleep(100);
    }
    throw new AssertionError("the check did not begin");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}

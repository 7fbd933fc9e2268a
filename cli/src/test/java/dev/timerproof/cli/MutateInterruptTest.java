package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.mutants.VerdictFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that is told to end leaves the verdicts that it has reached. */
class MutateInterruptTest {
  private static final int SECONDS = 60;

  @Test
  void signal_toARunningSweep_keepsItsVerdicts(@TempDir Path directory) throws Exception {
    Path output = directory.resolve("output");
    Path results = directory.resolve("results.jsonl");
    Process sweep =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "mutate",
                "--edition",
                "repaired",
                "--kinds",
                "all",
                "--layers",
                "drift,jqwik",
                "--results",
                results.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      for (int i = 0; i < SECONDS * 10 && Files.notExists(results); i++) {
        assertTrue(sweep.isAlive(), "the sweep ended by itself");
        Thread.sleep(100);
      }

      new ProcessBuilder("kill", "-TERM", Long.toString(sweep.pid())).start().waitFor();

      assertTrue(sweep.waitFor(SECONDS, TimeUnit.SECONDS), "the signal had no effect");
      String text = Files.readString(output);
      assertEquals(ExitCode.INTERRUPTED.code(), sweep.exitValue(), text);
      assertFalse(text.contains("internal error"), text);
      assertFalse(new VerdictFile(results).read().isEmpty(), text);
    } finally {
      sweep.descendants().forEach(ProcessHandle::destroyForcibly);
      sweep.destroyForcibly();
    }
  }
}

package dev.timerproof.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.cli.console.Console;
import dev.timerproof.cli.console.NanoClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private static final int SECONDS = 60;
  private static final int CODE_OF_THE_CALLER = 7;

  /** Catches the exception of a run and ends with an exit code of its own. */
  static final class Caller {
    private Caller() {}

    public static void main(String[] args) {
      CheckRun.Plan plan = CheckRunTest.plan(Duration.ofMinutes(1));
      var out = new PrintWriter(new StringWriter());
      Console console = Console.of(out, out, false, NanoClock.system());
      var run =
          new CheckRun(
              plan,
              console,
              NanoClock.system(),
              report -> {
                throw new IllegalStateException("the report cannot be delivered");
              });
      System.exit(Interruption.guard(() -> code(run)));
    }
  }

  private static int code(CheckRun run) {
    try {
      return Interruption.watch(run).code();
    } catch (IllegalStateException e) {
      return CODE_OF_THE_CALLER;
    }
  }

  @Test
  void watch_ofARunThatThrows_leavesTheEndOfTheProcessToTheCaller() throws Exception {
    Process caller =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Caller.class.getName())
            .inheritIO()
            .start();
    try {
      assertTrue(caller.waitFor(SECONDS, TimeUnit.SECONDS), "the caller did not end");
      assertEquals(CODE_OF_THE_CALLER, caller.exitValue());
    } finally {
      caller.destroyForcibly();
    }
  }
}

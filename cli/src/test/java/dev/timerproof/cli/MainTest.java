package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final CommandLine command =
      new CommandLine(new Main()).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));

  @Test
  void version_option_printsTheVersionOfTheBuild() {
    assertEquals(0, command.execute("--version"));
    assertTrue(out.toString().matches("timerproof \\d+\\.\\d+\\.\\d+(-\\w+)?\\R"), out.toString());
  }

  @Test
  void unknown_option_isAUsageError() {
    assertEquals(2, command.execute("--no-such-option"));
  }
}

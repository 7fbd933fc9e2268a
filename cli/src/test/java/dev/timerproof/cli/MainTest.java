package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void version_option_printsTheVersionOfTheBuild() {
    assertEquals(0, command.execute("--version"));
    assertTrue(out.toString().matches("timerproof \\d+\\.\\d+\\.\\d+(-\\w+)?\\R"), out.toString());
  }

  @Test
  void unknownOption_isOneLineAndAHint() {
    assertEquals(2, command.execute("check", "--xyz"));
    assertEquals(
        List.of("timerproof check: Unknown option: '--xyz'", "Try 'timerproof check --help'."),
        err.toString().lines().toList());
  }

  @Test
  void path_thatIsNoneInThisLocale_isOneLineAndAHint() {
    // What the C locale cannot encode is refused in the same way.
    assertEquals(2, command.execute("check", "--table", "a\0b"));
    List<String> lines = err.toString().lines().toList();
    assertEquals(2, lines.size(), err.toString());
    assertTrue(lines.get(0).contains("'a\0b' cannot be a path here: "), lines.get(0));
  }

  @Test
  void unknownCommand_isOneLineAndAHint() {
    assertEquals(2, command.execute("chekc"));
    assertTrue(err.toString().contains("chekc"), err.toString());
    assertTrue(err.toString().contains("Did you mean: "), err.toString());
  }

  @Test
  void help_ofEveryCommand_hasExamplesAndAllExitCodes() {
    help("timerproof", command);
  }

  private static void help(String name, CommandLine command) {
    String text = command.getUsageMessage();
    for (ExitCode code : ExitCode.values()) {
      assertTrue(
          text.contains(" " + code.code() + " ") && text.contains(code.meaning()),
          () -> name + " does not list exit code " + code + ":\n" + text);
    }
    assertTrue(text.contains("Examples:"), () -> name + " has no examples:\n" + text);
    for (Map.Entry<String, CommandLine> sub : command.getSubcommands().entrySet()) {
      if (!List.of("generate-completion", "help").contains(sub.getKey())) {
        help(name + " " + sub.getKey(), sub.getValue());
      }
    }
  }

  @Test
  void completion_script_completesTheCommand() {
    assertEquals(0, command.execute("generate-completion"));
    assertTrue(out.toString().contains("complete -F _complete_timerproof"), "no such completion");
  }

  @Test
  void manPage_hasTheHelpOfEveryCommand() {
    assertEquals(0, command.execute("generate-man-page"));
    List<String> lines = out.toString().lines().toList();
    assertTrue(lines.get(0).startsWith(".TH TIMERPROOF 1 \"\" \"timerproof "), lines.get(0));
    for (String name : command.getSubcommands().keySet()) {
      assertTrue(
          lines.contains(".SH TIMERPROOF " + name.toUpperCase(Locale.ROOT)),
          () -> "no section of " + name);
    }
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("Usage: timerproof check [\\-hV]")),
        "no usage, or its hyphens are no minus signs");
    List<String> requests = List.of(".TH", ".SH", ".nf", ".fi");
    assertTrue(
        lines.stream()
            .filter(line -> line.startsWith(".") || line.startsWith("'"))
            .allMatch(line -> requests.contains(line.split(" ", 2)[0])),
        "a line of a help is taken for a request");
  }

  @Test
  void exception_inACommand_isAnInternalError() {
    CommandLine failing =
        Main.commandLine(new CommandLine(new Failing())).setErr(new PrintWriter(err));
    assertEquals(70, failing.execute());
    assertTrue(err.toString().startsWith("failing: internal error: "), err.toString());
    assertTrue(err.toString().contains("boom"), err.toString());
  }

  @Test
  void help_ofACommandByName_isItsHelp() {
    assertEquals(0, command.execute("help", "explain"));
    CommandLine explain = Objects.requireNonNull(command.getSubcommands().get("explain"));
    assertEquals(explain.getUsageMessage(), out.toString());
  }

  @Test
  void error_inACommand_isAnInternalErrorAndNoViolation() {
    CommandLine failing =
        Main.commandLine(new CommandLine(new Overflowing()))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    assertEquals(70, Main.run(failing, new PrintStream(OutputStream.nullOutputStream())));
    assertTrue(err.toString().startsWith("overflowing: internal error: "), err.toString());
  }

  @Test
  void standardOutput_thatCannotBeWritten_isAnError() {
    var full =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("no space left");
              }
            },
            true,
            StandardCharsets.UTF_8);
    command.setOut(new PrintWriter(full, true, StandardCharsets.UTF_8));
    assertEquals(70, Main.run(command, full, "--version"));
    assertTrue(err.toString().contains("standard output cannot be written"), err.toString());
  }

  /** A command whose stack overflows. */
  @Command(name = "overflowing")
  static final class Overflowing implements Runnable {
    @Override
    public void run() {
      throw new StackOverflowError("deep");
    }
  }

  /** A command that always fails. */
  @Command(name = "failing")
  static final class Failing implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("boom");
    }
  }
}

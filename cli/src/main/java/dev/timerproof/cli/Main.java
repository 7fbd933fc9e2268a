package dev.timerproof.cli;

import dev.timerproof.cli.run.Interruption;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.RunFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Entry point of the {@code timerproof} command, with the list of its subcommands. Add new ones
 * here.
 */
@Command(
    name = "timerproof",
    description = "Checks the timer protocol of the Go runtime and all that is derived from it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      CheckCommand.class,
      TableCommand.class,
      ExplainCommand.class,
      DiffCommand.class,
      ValidateCommand.class,
      TraceCommand.class,
      ConformCommand.class,
      HistoryCommand.class,
      MutateCommand.class,
      ProveCommand.class,
      BugsCommand.class,
      FuzzCommand.class,
      RegenerateCommand.class,
      PinCommand.class,
      ReportCommand.class,
      ReplayCommand.class,
      HelpCommand.class,
      GenerateCompletion.class,
      ManPageCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  timerproof check",
      "  timerproof check --help",
      "  timerproof table --edition go1.19 --format md",
      "  timerproof explain del.Waiting",
      "  timerproof diff go1.22 repaired",
      "  timerproof prove --step del.Waiting",
      "  timerproof bugs 47329",
      "  timerproof conform -- ./adapter",
      "  timerproof fuzz run --state out/campaign --duration 1m",
      "  timerproof regenerate",
      "  timerproof report --open",
      "  timerproof replay out/counterexamples/bugs-StopReadsPpLate.json",
      "  source <(timerproof generate-completion)"
    })
public final class Main implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // Numbers and identifiers are written in the same way for every language of the user.
    Locale.setDefault(Locale.ROOT);
    System.exit(Interruption.guard(() -> runInAFolder(args)));
  }

  private static int runInAFolder(String... args) {
    try {
      RunFolder.begin();
    } catch (IOException e) {
      System.err.println("timerproof: the temporary folder " + e.getMessage());
      return ExitCode.TOOL_MISSING.code();
    }
    return run(commandLine(), System.out, args);
  }

  /**
   * Runs a command.
   *
   * @param out the stream of its results
   * @return its exit code: that of an internal error if the results could not be written
   */
  @SuppressWarnings("CatchingUnchecked") // a JVM that ends by an error says that a property fails
  static int run(CommandLine line, PrintStream out, String... args) {
    int code;
    try {
      code = line.execute(args);
    } catch (Throwable e) {
      code = failure(e, line);
    }
    line.getOut().flush();
    if (!line.getOut().checkError() && !out.checkError()) {
      return code;
    }
    line.getErr().println(line.getCommandName() + ": standard output cannot be written");
    line.getErr().flush();
    return ExitCode.INTERNAL.code();
  }

  /** The whole command, ready to parse or to execute. */
  public static CommandLine commandLine() {
    return commandLine(new CommandLine(new Main()));
  }

  /**
   * Sets the properties that all commands share: the parsing of options, the exit codes of errors,
   * and the list of exit codes in help texts.
   */
  static CommandLine commandLine(CommandLine line) {
    line.registerConverter(Path.class, Main::path);
    line.setParameterExceptionHandler((e, args) -> usageError(e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failure(e, command));
    listExitCodes(line);
    return line;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(Failures.text(e));
    }
  }

  private static int usageError(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("Try '" + name + " --help'.");
    command.getErr().flush();
    return ExitCode.USAGE.code();
  }

  private static int failure(Throwable e, CommandLine command) {
    // What goes wrong in a command that was told to end, such as a closed file, is no failure.
    boolean ending = Interruption.isUnderWay();
    ExitCode code = ending ? ExitCode.INTERRUPTED : Failures.exitCode(e);
    String text = ending ? "interrupted" : Failures.text(e);
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + text);
    command.getErr().flush();
    return code.code();
  }

  private static void listExitCodes(CommandLine line) {
    Map<String, String> codes = new LinkedHashMap<>();
    ExitCode.byNumber().forEach(c -> codes.put(String.valueOf(c.code()), c.meaning()));
    line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
    line.getSubcommands().values().forEach(Main::listExitCodes);
  }
}

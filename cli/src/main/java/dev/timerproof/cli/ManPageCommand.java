package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page of the whole command, made of the help of each command. */
@Command(
    name = "generate-man-page",
    description = "Prints the manual page, for man.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  timerproof generate-man-page > timerproof.1",
      "  timerproof generate-man-page | man -l -"
    })
final class ManPageCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    CommandLine whole = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    String name = whole.getCommandName();
    String version = String.join(" ", new Version().getVersion());
    String title = name.toUpperCase(Locale.ROOT);
    out.println(".TH " + title + " 1 \"\" \"" + version + "\"");
    out.println(".SH NAME");
    String[] description = whole.getCommandSpec().usageMessage().description();
    out.println(name + " \\- " + text(String.join(" ", description)));
    help(out, "SYNOPSIS", whole);
    for (Map.Entry<String, CommandLine> command : whole.getSubcommands().entrySet()) {
      help(out, title + " " + command.getKey().toUpperCase(Locale.ROOT), command.getValue());
    }
    out.flush();
    return ExitCode.HOLDS.code();
  }

  /** A section with the lines of a help as they are. */
  private static void help(PrintWriter out, String section, CommandLine command) {
    out.println(".SH " + section);
    out.println(".nf");
    command
        .getUsageMessage(CommandLine.Help.Ansi.OFF)
        .lines()
        .forEach(line -> out.println(text(line)));
    out.println(".fi");
  }

  /** A line that troff takes as it is: a dot or a quote at its beginning would be a request. */
  private static String text(String line) {
    String escaped = line.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}

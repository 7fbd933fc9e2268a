package dev.timerproof.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs campaigns of random inputs, and shows and uses what they have found. */
@Command(
    name = "fuzz",
    description = {
      "Campaigns of random inputs that last from minutes to weeks, guided by what they reach.",
      "A campaign keeps its state in a folder. What it has reported is not lost if the process is"
          + " killed; the same command continues the campaign."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      FuzzRunCommand.class,
      FuzzListCommand.class,
      FuzzReplayCommand.class,
      FuzzMinimiseCommand.class,
      FuzzExportCommand.class,
      FuzzCoverageCommand.class,
      FuzzMergeCommand.class,
      FuzzPruneCommand.class,
      FuzzPowerCommand.class,
      FuzzKeepCommand.class,
      FuzzStressCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  timerproof fuzz run --state out/campaign --duration 1m",
      "  timerproof fuzz list --state out/campaign",
      "  timerproof fuzz coverage --state out/campaign"
    })
final class FuzzCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

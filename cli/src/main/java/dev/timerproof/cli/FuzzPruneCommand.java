package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.fuzz.state.Prune;
import dev.timerproof.fuzz.state.StateFolder;
import dev.timerproof.fuzz.subject.Targets;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the corpus of a campaign smaller. */
@Command(
    name = "prune",
    description = {
      "Removes inputs from the corpus that are not needed to reach all that the corpus reaches."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  timerproof fuzz prune --state out/campaign"})
final class FuzzPruneCommand implements Callable<Integer> {
  @Mixin private final CampaignOption campaign = new CampaignOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    StateFolder folder = campaign.folder();
    Targets targets = CampaignOption.targets(folder);
    int removed = Prune.of(folder, targets::target);
    PrintWriter out = spec.commandLine().getOut();
    out.println("removed " + removed + " inputs");
    out.flush();
    return ExitCode.HOLDS.code();
  }
}

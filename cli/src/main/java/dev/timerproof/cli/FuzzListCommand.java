package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.state.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the findings of a campaign. */
@Command(
    name = "list",
    description = {"Lists the findings of a campaign; ends with 1 if there are any."},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  timerproof fuzz list --state out/campaign"})
final class FuzzListCommand implements Callable<Integer> {
  @Mixin private final CampaignOption campaign = new CampaignOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    StateFolder folder = campaign.folder();
    List<Finding> findings = folder.findings();
    print(spec.commandLine().getOut(), campaign.path(), findings);
    return (findings.isEmpty() ? ExitCode.HOLDS : ExitCode.VIOLATED).code();
  }

  /** Prints findings, each with the command that repeats it. */
  static void print(PrintWriter out, Path state, List<Finding> findings) {
    for (Finding finding : findings) {
      out.println(finding.id() + "  " + finding.target() + ": " + finding.property());
      if (!finding.rows().isEmpty()) {
        out.println("  rows    " + String.join(", ", finding.rows()));
      }
      out.println("  input   " + finding.input());
      out.println(
          "  replay  " + finding.replay(new StateFolder(state).ofFinding(finding.id()).toString()));
    }
    out.flush();
  }
}

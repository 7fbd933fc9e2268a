package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.fuzz.state.Heartbeat;
import dev.timerproof.fuzz.state.Reached;
import dev.timerproof.fuzz.state.StateFolder;
import dev.timerproof.fuzz.subject.Targets;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what a campaign has reached, and which rows it never took. */
@Command(
    name = "coverage",
    description = {
      "Says what a campaign has reached, which rows it never took, and how much memory its jobs"
          + " took over time."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  timerproof fuzz coverage --state out/campaign"})
final class FuzzCoverageCommand implements Callable<Integer> {
  @Mixin private final CampaignOption campaign = new CampaignOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    StateFolder folder = campaign.folder();
    Map<String, List<Reached>> byTarget =
        folder.reached().stream()
            .collect(Collectors.groupingBy(Reached::target, TreeMap::new, Collectors.toList()));
    PrintWriter out = spec.commandLine().getOut();
    Targets targets = CampaignOption.targets(folder);
    byTarget.forEach(
        (name, reached) -> {
          Map<String, Long> kinds =
              reached.stream()
                  .collect(
                      Collectors.groupingBy(
                          r -> r.what().split(" ", 2)[0], TreeMap::new, Collectors.counting()));
          out.println(name + ": reached " + kinds);
          Set<String> all = reached.stream().map(Reached::what).collect(Collectors.toSet());
          targets.target(name).known().stream()
              .filter(what -> !all.contains(what))
              .forEach(what -> out.println("  never " + what));
        });
    Heartbeat.memory(folder.heartbeats()).forEach(out::println);
    out.flush();
    return ExitCode.HOLDS.code();
  }
}

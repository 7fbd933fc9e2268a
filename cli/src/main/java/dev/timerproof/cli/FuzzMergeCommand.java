package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.fuzz.state.Merge;
import dev.timerproof.fuzz.state.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Merges campaigns. */
@Command(
    name = "merge",
    description = {
      "Merges the folders of shards: their corpora, what they reached and their findings. The order"
          + " does not matter. A folder of another build or table is refused."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  timerproof fuzz merge out/shard-0 out/shard-1 --into out/all"})
final class FuzzMergeCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "DIR", description = "The folders of the campaigns.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private List<Path> from;

  @Option(names = "--into", required = true, paramLabel = "DIR", description = "Where to.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private Path into;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var all = new StateFolder(into);
    Merge.of(from.stream().map(StateFolder::new).toList(), all);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "%s: %d units, %d reached, corpus %d, %d findings"
            .formatted(
                into,
                all.units().size(),
                all.reached().size(),
                all.corpus().values().stream().mapToInt(List::size).sum(),
                all.findings().size()));
    out.flush();
    return ExitCode.HOLDS.code();
  }
}

package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.fuzz.state.Identity;
import dev.timerproof.fuzz.state.Prune;
import dev.timerproof.fuzz.state.StateFolder;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.Targets;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the corpus of a campaign small. */
@Command(
    name = "prune",
    description = {"Removes inputs from the corpus without which as much is reached."},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  timerproof fuzz prune --state out/campaign"})
final class FuzzPruneCommand implements Callable<Integer> {
  @Option(names = "--state", required = true, paramLabel = "DIR", description = "The campaign.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private Path state;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var folder = new StateFolder(state);
    Identity identity = folder.identity();
    var targets =
        new Targets(TableReader.builtIn(), new Subject(identity.edition(), identity.mutation()));
    int removed = Prune.of(folder, targets::target);
    PrintWriter out = spec.commandLine().getOut();
    out.println("removed " + removed + " inputs");
    out.flush();
    return ExitCode.HOLDS.code();
  }
}

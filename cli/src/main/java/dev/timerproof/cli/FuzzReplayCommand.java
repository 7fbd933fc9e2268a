package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a finding again. */
@Command(
    name = "replay",
    description = {
      "Runs the input of a finding again, on the table of this build with the finding's mutation."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Here they mean:",
      "  0     nothing goes wrong",
      "  1     the input goes wrong again",
      "",
      "Examples:",
      "  timerproof fuzz replay out/campaign/findings/56c2501f467f2992"
    })
final class FuzzReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FINDING", description = "The folder of a finding, or its file.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private Path file;

  @Option(
      names = "--mutation",
      paramLabel = "CHANGE",
      description = "Another mutation of the table; an empty one for none.")
  private @Nullable String mutation;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Finding finding = Finding.read(file);
    String change = mutation == null ? finding.mutation() : mutation;
    Optional<Fault> fault =
        Replay.fault(finding.target(), finding.edition(), change, finding.input());
    PrintWriter out = spec.commandLine().getOut();
    out.print(finding.lanes());
    out.println(
        finding.target()
            + " on "
            + finding.edition()
            + (change.isEmpty() ? "" : " with " + change)
            + ": "
            + fault.map(Fault::message).orElse("nothing goes wrong"));
    fault
        .filter(its -> !its.rows().isEmpty())
        .ifPresent(its -> out.println("rows: " + String.join(", ", its.rows())));
    out.flush();
    return (fault.isEmpty() ? ExitCode.HOLDS : ExitCode.VIOLATED).code();
  }
}

package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.fuzz.engine.Engine;
import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.Target;
import dev.timerproof.fuzz.subject.Targets;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the input of a finding smaller. */
@Command(
    name = "minimise",
    description = {"Makes the input of a finding smaller, and replaces it in the finding's file."},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Here they mean:",
      "  0     nothing goes wrong any more",
      "  1     the input still goes wrong",
      "",
      "Examples:",
      "  timerproof fuzz minimise out/campaign/findings/56c2501f467f2992"
    })
final class FuzzMinimiseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FINDING", description = "The folder of a finding, or its file.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private Path file;

  @Option(
      names = "--tries",
      paramLabel = "N",
      description = "How many inputs may be tried. Default: 50000.")
  private int tries = 50_000;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Finding finding = Finding.read(file);
    PrintWriter out = spec.commandLine().getOut();
    Target target =
        new Targets(TableReader.builtIn(), new Subject(finding.edition(), finding.mutation()))
            .target(finding.target());
    Optional<Fault> fault = target.run(finding.input()).fault();
    if (fault.isEmpty()) {
      out.println(finding.id() + ": nothing goes wrong any more");
      return ExitCode.HOLDS.code();
    }
    Engine.Failure least =
        new Engine(target, false, (input, its) -> false)
            .shrunk(new Engine.Failure(finding.input(), fault.get()), tries);
    Path its = Files.isDirectory(file) ? file.resolve(Finding.FILE) : file;
    AtomicFiles.write(its, finding.with(least, target).toJson());
    out.println(finding.id() + ": " + finding.input().length() + " characters were");
    out.println(least.input());
    out.flush();
    return ExitCode.VIOLATED.code();
  }
}

package dev.timerproof.cli;

import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.fuzz.state.CounterexampleExport;
import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.state.JUnitExport;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a finding as a test. */
@Command(
    name = "export",
    description = {
      "Writes a finding as a JUnit test that fails until the fault is repaired, or as a"
          + " counterexample that timerproof replay follows in other layers."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Here they mean:",
      "  0     it was written",
      "  3     the finding has no single steps that could be written as a counterexample",
      "",
      "Examples:",
      "  timerproof fuzz export out/campaign/findings/56c2501f467f2992 --junit",
      "  timerproof fuzz export out/campaign/findings/56c2501f467f2992 --counterexample out/ce.json"
    })
final class FuzzExportCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Parameters(paramLabel = "FINDING", description = "The folder of a finding, or its file.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private Path file;

  @Option(names = "--junit", description = "Write a JUnit 5 test.")
  private boolean junit;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for the source file of the test. Default: print it.")
  private @Nullable Path out;

  @Option(
      names = "--counterexample",
      paramLabel = "FILE",
      description =
          "Write the single steps of a finding of protocol or threads. For threads, schedules with"
              + " up to two switches between threads are tried for a minute at most.")
  private @Nullable Path counterexample;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!junit && counterexample == null) {
      throw new ParameterException(spec.commandLine(), "expected --junit or --counterexample FILE");
    }
    Finding finding = Finding.read(file);
    if (junit) {
      writeTest(finding);
    }
    ExitCode code =
        counterexample == null ? ExitCode.HOLDS : writeCounterexample(finding, counterexample);
    spec.commandLine().getOut().flush();
    return code.code();
  }

  private ExitCode writeCounterexample(Finding finding, Path its) throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    if (ToolProvider.getSystemJavaCompiler() == null) {
      console.println("no compiler; run a JDK");
      return ExitCode.TOOL_MISSING;
    }
    TableReader reader = TableReader.builtIn();
    if (!finding.table().equals(reader.hash())) {
      console.println(finding.id() + " was found with another table than the one of this build");
      return ExitCode.NO_VERDICT;
    }
    Optional<CounterexampleFile> steps = CounterexampleExport.of(finding, reader, LONGEST);
    if (steps.isEmpty()) {
      console.println(
          finding.id()
              + ": "
              + (CounterexampleExport.isOf(finding.target())
                  ? "no schedule with up to two switches was found on which it goes wrong"
                  : "target " + finding.target() + " has no steps of the table"));
      return ExitCode.NO_VERDICT;
    }
    steps.get().write(its);
    console.println("wrote " + its);
    return ExitCode.HOLDS;
  }

  private void writeTest(Finding finding) throws IOException {
    if (out == null) {
      spec.commandLine().getOut().print(JUnitExport.text(finding));
    } else {
      Path source = out.resolve(JUnitExport.className(finding) + ".java");
      AtomicFiles.write(source, JUnitExport.text(finding));
      spec.commandLine().getOut().println("wrote " + source);
    }
  }
}

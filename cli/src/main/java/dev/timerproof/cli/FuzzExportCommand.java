package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.state.JUnitExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
    description = {"Writes a finding as a JUnit test that fails until the fault is repaired."},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  timerproof fuzz export out/campaign/findings/56c2501f467f2992 --junit"
    })
final class FuzzExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FINDING", description = "The folder of a finding, or its file.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private Path file;

  @Option(names = "--junit", description = "Write a JUnit 5 test; there is no other form.")
  private boolean junit;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for the source file. Default: print it.")
  private @Nullable Path out;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!junit) {
      throw new ParameterException(spec.commandLine(), "expected --junit");
    }
    Finding finding = Finding.read(file);
    if (out == null) {
      spec.commandLine().getOut().print(JUnitExport.text(finding));
    } else {
      Path source = out.resolve(JUnitExport.className(finding) + ".java");
      AtomicFiles.write(source, JUnitExport.text(finding));
      spec.commandLine().getOut().println("wrote " + source);
    }
    spec.commandLine().getOut().flush();
    return ExitCode.HOLDS.code();
  }
}

package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.fuzz.kept.Keep;
import dev.timerproof.spec.model.BugReader;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Searches anew for the inputs that the layer fuzz runs. */
@Command(
    name = "keep",
    description = {
      "Searches anew for the inputs that the layer fuzz of check runs: one for each planted fault"
          + " of docs/bugs.md that a target finds, and few that reach what a short search reaches.",
      "The same numbers give the same inputs, after tens of minutes."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {"", "Examples:", "  timerproof fuzz keep"})
final class FuzzKeepCommand implements Callable<Integer> {
  /** Where the layer's file is in a checkout. */
  private static final Path KEPT =
      Path.of("fuzz/src/main/resources/dev/timerproof/fuzz/kept/inputs.jsonl");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write. Default: the one in this checkout.")
  private @Nullable Path out;

  @Option(
      names = "--executions",
      paramLabel = "N",
      description = "The inputs that each target may have for one fault and seed. Default: 2000.")
  private int executions = 2_000;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many seeds are tried for a fault that is not found. Default: 3.")
  private int seeds = 3;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (executions < 1 || seeds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--executions and --seeds: expected 1 or more");
    }
    Path file =
        out == null
            ? Checkout.required(Checkout.find(Path.of("")), spec).resolve(KEPT)
            : out.toAbsolutePath();
    // Before the search, which takes long.
    if (!Files.isDirectory(file.resolveSibling(""))) {
      throw new ParameterException(
          spec.commandLine(), "--out " + file + ": cannot write there: no such folder");
    }
    return search(file).code();
  }

  private ExitCode search(Path file) throws IOException {
    TableReader reader = TableReader.builtIn();
    PrintWriter console = spec.commandLine().getOut();
    List<String> editions = reader.vocabulary().editions();
    new Keep(
            reader,
            executions,
            seeds,
            line -> {
              console.println(line);
              console.flush();
            })
        .write(BugReader.builtIn(), editions.get(editions.size() - 1), file);
    return ExitCode.HOLDS;
  }
}

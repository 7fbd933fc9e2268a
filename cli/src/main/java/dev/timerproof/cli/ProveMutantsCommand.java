package dev.timerproof.cli;

import dev.timerproof.cli.claim.ExitCode;
import dev.timerproof.cli.run.Interruption;
import dev.timerproof.proofs.matrix.MatrixFile;
import dev.timerproof.proofs.matrix.MatrixVerdict;
import dev.timerproof.proofs.matrix.MutantProof;
import dev.timerproof.proofs.matrix.MutationMatrix;
import dev.timerproof.proofs.matrix.Survivors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Changes one datum of a row at a time and reports what the proof makes of each change. */
@Command(
    name = "mutants",
    description = {
      "Changes a status, the result, the value or the steps of one row at a time, and proves the"
          + " atomic steps that the table does not have.",
      "Each change breaks a promise, or a part of the invariant, or is listed with the reason why"
          + " neither does. A run that is started again with the same --results goes on where the"
          + " last one ended."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Here they mean:",
      "  0     every mutant is found, malformed, or survives for a reason that is listed",
      "  3     no solver decided some mutant",
      "  4     a mutant survives without a reason",
      "",
      "Examples:",
      "  timerproof prove mutants --row del.",
      "  timerproof prove mutants --row clear. --results out/matrix.jsonl"
    })
final class ProveMutantsCommand implements Callable<Integer> {
  @Mixin private final TableOptions options = new TableOptions();

  @Option(
      names = "--row",
      paramLabel = "PREFIX",
      description =
          "Mutate the rows of the status word whose id begins so; those of the poller: timerproof"
              + " mutate. Default: every row.")
  private String row = "";

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Keep verdicts here, one JSON object a line. Default: a new file each time.")
  private @Nullable Path results;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many mutants are decided at a time. Default: ${DEFAULT-VALUE}.")
  private int workers = 2;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (workers < 1) {
      throw new ParameterException(
          spec.commandLine(), "--workers " + workers + ": expected at least 1");
    }
    return Interruption.guard(this::mutate).code();
  }

  private ExitCode mutate() throws IOException, InterruptedException {
    String edition = options.edition(spec);
    PrintWriter out = spec.commandLine().getOut();
    Path file = results == null ? Files.createTempFile("timerproof-matrix-", ".jsonl") : results;
    Survivors survivors = Survivors.builtIn();
    List<MatrixVerdict> verdicts =
        new MutationMatrix(options.reader(spec), edition, new MatrixFile(file))
            .run(
                mutant -> mutant.row().startsWith(row),
                workers,
                verdict -> print(out, verdict, survivors.reason(verdict)));
    if (verdicts.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--row " + row + ": no row of the status word of " + edition + " begins so");
    }
    Map<MutantProof.Fate, Long> counts = new EnumMap<>(MutantProof.Fate.class);
    verdicts.forEach(v -> counts.merge(v.fate(), 1L, Long::sum));
    out.println(edition + ": " + verdicts.size() + " mutants " + counts + "; verdicts in " + file);
    out.flush();
    return verdict(verdicts, survivors);
  }

  /** A survivor without a reason weighs more than a mutant that nobody decided. */
  static ExitCode verdict(List<MatrixVerdict> verdicts, Survivors survivors) {
    if (verdicts.stream().anyMatch(v -> v.survives() && survivors.reason(v).isEmpty())) {
      return ExitCode.MUST_FAIL_HELD;
    }
    return verdicts.stream().anyMatch(v -> v.fate() == MutantProof.Fate.UNKNOWN)
        ? ExitCode.NO_VERDICT
        : ExitCode.HOLDS;
  }

  private static void print(PrintWriter out, MatrixVerdict verdict, Optional<String> reason) {
    if (verdict.fate() == MutantProof.Fate.MALFORMED) {
      return;
    }
    String said =
        verdict.survives()
            ? reason.orElse("SURVIVES, and no reason is listed")
            : verdict.claim() + " at " + verdict.step();
    out.printf(
        "%-9s %s: %s: %s%n",
        verdict.fate().name().toLowerCase(Locale.ROOT), verdict.row(), verdict.change(), said);
    out.flush();
  }
}

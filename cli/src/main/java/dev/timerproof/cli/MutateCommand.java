package dev.timerproof.cli;

import dev.timerproof.cli.claim.ExitCode;
import dev.timerproof.cli.layer.Profile;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutationSweep;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Changes one datum of a row at a time and reports which changes no model notices. */
@Command(
    name = "mutate",
    description = {
      "Changes one status, or exchanges two steps, of one row at a time and runs the models that"
          + " reach the row, the cheapest first, until one finds the change.",
      "Verdicts come on stdout as they are reached. A sweep that is started again with the same"
          + " --results goes on where the last one ended."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Exit codes:",
      "  0     every mutant is found, malformed, or listed as equivalent or as a gap",
      "  3     a run ended without a verdict",
      "  4     a mutant survives",
      "",
      "Examples:",
      "  timerproof mutate --edition go1.19 --row del.",
      "  timerproof mutate --edition repaired --profile full --results out/mutants.jsonl"
    })
final class MutateCommand implements Callable<Integer> {
  private static final Map<MutantVerdict.Fate, String> WORDS =
      new EnumMap<>(
          Map.of(
              MutantVerdict.Fate.KILLED, "killed",
              MutantVerdict.Fate.MALFORMED, "malformed",
              MutantVerdict.Fate.EQUIVALENT, "equivalent",
              MutantVerdict.Fate.GAP, "gap",
              MutantVerdict.Fate.SURVIVED, "SURVIVED",
              MutantVerdict.Fate.UNDECIDED, "UNDECIDED"));

  @Mixin private final TableOptions options = new TableOptions();

  @Option(
      names = "--row",
      paramLabel = "PREFIX",
      description = "Mutate the rows whose id begins so. Default: every row.")
  private String row = "";

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      converter = ProfileNames.class,
      completionCandidates = ProfileNames.class,
      description = "The largest models to be used: quick, full, nightly. Default: quick.")
  private Profile profile = Profile.QUICK;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Keep verdicts here, one JSON object a line. Default: a new file each time.")
  private @Nullable Path results;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String edition = options.edition(spec);
    PrintWriter out = spec.commandLine().getOut();
    Path file = results == null ? Files.createTempFile("timerproof-mutants-", ".jsonl") : results;
    List<MutantVerdict> verdicts =
        new MutationSweep(
                options.reader(spec),
                options.modules(),
                ManifestReader.builtIn(),
                Equivalents.builtIn(),
                file)
            .run(
                edition,
                mutant -> mutant.row().startsWith(row),
                dev.timerproof.spec.model.Profile.valueOf(profile.name()),
                v -> print(out, v));
    if (verdicts.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--row " + row + ": no row of " + edition + " begins so");
    }
    Map<MutantVerdict.Fate, Long> counts = new EnumMap<>(MutantVerdict.Fate.class);
    verdicts.forEach(v -> counts.merge(v.fate(), 1L, Long::sum));
    out.println(edition + ": " + verdicts.size() + " mutants " + counts + "; verdicts in " + file);
    out.flush();
    if (counts.containsKey(MutantVerdict.Fate.SURVIVED)) {
      return ExitCode.MUST_FAIL_HELD.code();
    }
    return counts.containsKey(MutantVerdict.Fate.UNDECIDED)
        ? ExitCode.NO_VERDICT.code()
        : ExitCode.HOLDS.code();
  }

  private static void print(PrintWriter out, MutantVerdict verdict) {
    out.printf(
        "%-10s %s: %s%s%n",
        WORDS.get(verdict.fate()),
        verdict.mutant(),
        verdict.by(),
        verdict.property().isEmpty() ? "" : ": " + verdict.property());
    out.flush();
  }
}

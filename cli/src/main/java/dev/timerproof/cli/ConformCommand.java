package dev.timerproof.cli;

import dev.timerproof.cli.report.ClaimText;
import dev.timerproof.cli.report.Report;
import dev.timerproof.cli.report.VerdictLine;
import dev.timerproof.conformance.port.conform.ConformSettings;
import dev.timerproof.conformance.port.conform.Conformance;
import dev.timerproof.conformance.port.reference.CounterexampleVector;
import dev.timerproof.conformance.port.reference.Reference;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.spec.model.CounterexampleReader;
import dev.timerproof.spec.table.reading.EditionTables;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a port of the protocol, over its standard input and output, what the table answers. */
@Command(
    name = "conform",
    description = {
      "Asks a port of the timer protocol what the table answers, and compares.",
      "The port's adapter answers on its standard output what its standard input asks;"
          + " docs/conform-protocol.md describes the lines."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof conform -- ./adapter",
      "  timerproof conform --random 1m --seed 7 -- ./adapter",
      "  timerproof conform --table my/TimerTable.tla -- ./adapter",
      "  timerproof conform --counterexample out/counterexamples/bugs-WithoutR3.json -- ./adapter",
      "  timerproof conform --expected-failures known.txt --out results -- ./adapter --fast"
    })
final class ConformCommand implements Callable<Integer> {
  private static final String NO_VECTORS = "none";

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description =
          "Play the vectors of this file, or none. Default: those of this build for the edition"
              + " that the port names.")
  private @Nullable String vectors;

  @Option(
      names = "--counterexample",
      paramLabel = "FILE",
      description =
          "Play these counterexamples in place of the vectors: files that check, bugs and prove"
              + " write. Needs a port that offers call, go and fine.")
  private List<Path> counterexamples = new ArrayList<>();

  @Mixin private TableFile tableFile = new TableFile();

  @Option(
      names = "--random",
      paramLabel = "DURATION",
      converter = Durations.class,
      description = "Play random histories, too, for so long, for example 90s, 3m or 1h30m.")
  private Duration random = Duration.ZERO;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description =
          "The seed of the first random history; each later one has the next number."
              + " Default: another one each time.")
  private @Nullable Long seed;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = Durations.class,
      description = "How long one answer may take. Default: 10s.")
  private Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = "--expected-failures",
      paramLabel = "FILE",
      description =
          "The ids of the vectors that the port is known to fail, one on a line, with comments"
              + " behind #. One that passes is an error.")
  private @Nullable Path expectedFailures;

  @Mixin private VerdictFiles files = new VerdictFiles();

  @Parameters(
      arity = "1..*",
      paramLabel = "CMD",
      description = "The port's adapter and its arguments, behind --. No shell looks at them.")
  private List<String> command = new ArrayList<>();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    files.begin();
    EditionTables tables = new EditionTables(tableFile.reader(spec));
    Conformance conformance =
        new Conformance(
            settings(),
            edition -> new Reference(tables.apply(edition)),
            tables.editions(),
            LayerName.TRACES.label(),
            this::heard);
    tableFile.source().file().ifPresent(conformance::answeredAnew);
    if (!counterexamples.isEmpty()) {
      List<CounterexampleFile> read = counterexamples();
      TableReader reader = tableFile.reader(spec);
      conformance.playing(
          String.join(
              " ", counterexamples.stream().map(its -> "--counterexample '" + its + "'").toList()),
          right ->
              read.stream().map(file -> CounterexampleVector.of(file, reader, right)).toList());
    }
    try {
      conformance.run();
    } catch (IOException e) {
      throw usageError("cannot run " + command.get(0) + ": " + Failures.reason(e));
    }
    // Nothing that was played is no verdict.
    List<Claim> claims = conformance.claims();
    ExitCode code =
        claims.isEmpty()
            ? ExitCode.NO_VERDICT
            : ExitCode.first(claims.stream().map(Claim::outcome).map(Outcome::exitCode).toList());
    String edition = conformance.edition();
    Report report =
        files.report(
            tableFile.source(),
            edition.isEmpty() ? List.of() : List.of(edition),
            claims,
            conformance.gaps(),
            code);
    print(VerdictLine.of(report));
    files.write(report);
    return code.code();
  }

  private List<CounterexampleFile> counterexamples() throws IOException {
    if (vectors != null) {
      throw usageError("--counterexample takes the place of --vectors");
    }
    if (tableFile.isChosen()) {
      throw usageError("--counterexample does not go with --table, which would answer for both");
    }
    List<CounterexampleFile> read = new ArrayList<>();
    for (Path file : counterexamples) {
      readable("--counterexample", file);
      read.add(CounterexampleReader.read(file, tableFile.source()));
    }
    return read;
  }

  private ConformSettings settings() {
    boolean none = NO_VECTORS.equals(vectors);
    Optional<Path> file = none ? Optional.empty() : Optional.ofNullable(vectors).map(Path::of);
    file.ifPresent(f -> readable("--vectors", f));
    if (none && random.isZero()) {
      throw usageError("--vectors none without --random: nothing is left to be played");
    }
    return new ConformSettings(
        command,
        file,
        !none,
        random,
        seed == null ? new Random().nextInt(1_000_000_000) : seed,
        timeout,
        expected());
  }

  private Set<String> expected() {
    if (expectedFailures == null) {
      return Set.of();
    }
    readable("--expected-failures", expectedFailures);
    try {
      return ConformSettings.expectedFailures(expectedFailures);
    } catch (IOException e) {
      throw usageError("cannot read " + expectedFailures + ": " + Failures.reason(e));
    }
  }

  private void readable(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw usageError(option + " " + file + ": there is no such file");
    }
  }

  /** What holds is counted at the end; of anything else the user hears at once. */
  private void heard(Claim claim) {
    if (claim.outcome() != Outcome.HOLDS || !claim.scope().isEmpty()) {
      print(ClaimText.of(claim));
    }
  }

  private void print(String text) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.println(text);
    writer.flush();
  }

  private ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

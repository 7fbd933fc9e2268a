package dev.timerproof.cli;

import dev.timerproof.cli.console.Console;
import dev.timerproof.cli.console.NanoClock;
import dev.timerproof.evidence.cache.DiskCache;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.proofs.Fault;
import dev.timerproof.proofs.MutexProof;
import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.proofs.Proof;
import dev.timerproof.proofs.ProofOptions;
import dev.timerproof.proofs.ProofReport;
import dev.timerproof.proofs.layer.InductionTrace;
import dev.timerproof.proofs.layer.ProofOutcomes;
import dev.timerproof.proofs.layer.ProofProgress;
import dev.timerproof.proofs.layer.ProofText;
import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves the steps of one edition for any number of threads, timers and Ps. */
@Command(
    name = "prove",
    description = {
      "Proves that each atomic step of the table keeps the invariant, and that the promises follow,"
          + " for any number of threads, timers and Ps.",
      "What does not hold is named by row, step and claim, with a small state in which it breaks.",
      "Of repaired it also proves that at every moment one of the two bounds of a P is low"
          + " enough, and, from the poller's rows, that no deadline is slept past.",
      "Of the timers with a mutex it proves the sections of a timer's locks, and the two bounds."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof prove",
      "  timerproof prove --edition go1.19 --solver both",
      "  timerproof prove --step del.Waiting --scripts out/smt",
      "  timerproof prove --step find.spinning",
      "  timerproof prove --table My.tla"
    })
final class ProveCommand implements Callable<Integer> {

  @Mixin private final TableOptions options = new TableOptions();

  @Mixin private final CounterexampleFolder counterexamples = new CounterexampleFolder();

  @Option(
      names = "--step",
      paramLabel = "ROW",
      split = ",",
      description =
          "Prove the steps of this row alone; may be repeated. With repaired also a row of the"
              + " poller. Default: everything.")
  private List<String> rows = new ArrayList<>();

  @Option(
      names = "--solver",
      paramLabel = "SOLVER",
      defaultValue = "z3",
      description = "z3, cvc5, or both, which must agree. Default: ${DEFAULT-VALUE}.")
  private String solver = "z3";

  @Option(
      names = "--scripts",
      paramLabel = "DIR",
      description =
          "Write one SMT-LIB file for each step to DIR/EDITION, those about the bounds to"
              + " DIR/EDITION/bounds, and those of the poller to DIR/EDITION/wake-up.")
  private @Nullable Path scripts;

  @Option(
      names = "--limit",
      paramLabel = "MS",
      defaultValue = "120000",
      description =
          "How long a solver may think about one question, in ms. A question that is not decided"
              + " is no verdict. Default: ${DEFAULT-VALUE}.")
  private int limitMillis = 120_000;

  @Option(names = "--no-cache", description = "Ask the solvers anew.")
  private boolean noCache;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Set<SolverKind> solvers = ProofOutcomes.solvers(solver);
    if (solvers.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), Names.unknown("solver", solver, List.of("z3", "cvc5", "both")));
    }
    if (limitMillis < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit " + limitMillis + ": expected at least 1 ms");
    }
    if (scripts != null && Files.exists(scripts) && !Files.isDirectory(scripts)) {
      throw new ParameterException(
          spec.commandLine(), "--scripts " + scripts + ": expected a folder, found a file");
    }
    counterexamples.check(spec);
    String edition = options.edition(spec);
    if (options.isMutex(edition)) {
      return proveMutex(options.mutexReader().read(edition), proofOptions(solvers));
    }
    TimerTable table = options.reader(spec).read(edition);
    List<Proof> all = Proof.of(table.edition());
    List<String> known = all.stream().flatMap(p -> p.rows(table).stream()).distinct().toList();
    rows.forEach(row -> checkRow(table, known, row));
    List<Proof> proofs =
        all.stream()
            .filter(p -> rows.isEmpty() || rows.stream().anyMatch(p.rows(table)::contains))
            .toList();
    return prove(table, proofs, proofOptions(solvers)).code();
  }

  private void checkRow(TimerTable table, List<String> known, String row) {
    if (!known.contains(row)) {
      throw new ParameterException(
          spec.commandLine(),
          "unknown row "
              + row
              + Names.nearest(row, known).map(n -> ", did you mean " + n + "?").orElse("")
              + " timerproof table --edition "
              + table.edition()
              + " has them all"
              + (Proof.of(table.edition()).contains(Proof.WAKE_UP)
                  ? ""
                  : "; those of the poller are proven of " + Fault.EDITION + " only"));
    }
  }

  private int proveMutex(MutexTable table, ProofOptions asked) throws Exception {
    List<String> known = table.rows().stream().map(MutexRow::id).toList();
    for (String row : rows) {
      if (!known.contains(row)) {
        throw new ParameterException(spec.commandLine(), Names.unknown("row", row, known));
      }
    }
    List<MutexProof> asks =
        Arrays.stream(MutexProof.values())
            .filter(p -> rows.isEmpty() || rows.stream().anyMatch(p.rows(table)::contains))
            .toList();
    List<MutexProof> proofs = asks.isEmpty() ? List.of(MutexProof.SECTIONS) : asks;
    Console console = console();
    List<ExitCode> codes = new ArrayList<>();
    for (MutexProof proof : proofs) {
      ProofReport report;
      try {
        report = proof.prove(table, asked, new ProofProgress(console::status));
      } finally {
        console.finish();
      }
      ProofText claims = new ProofText(Map.of());
      codes.add(conclude(claims, report, console));
      write(table.edition(), table.mutations(), claims, report, console);
    }
    return ExitCode.first(codes).code();
  }

  private Console console() {
    return Console.of(
        spec.commandLine().getOut(),
        spec.commandLine().getErr(),
        Boolean.getBoolean("timerproof.terminal"),
        NanoClock.system());
  }

  private ProofOptions proofOptions(Set<SolverKind> solvers) {
    ProofOptions proof =
        ProofOptions.quick().withSolvers(solvers).withRows(rows).withLimit(limitMillis);
    if (!noCache) {
      Optional<Path> user =
          DiskCache.userDirectory(System.getenv(), System.getProperty("user.home", ""));
      proof = user.map(DiskCache::answers).map(proof::withCache).orElse(proof);
    }
    return scripts == null ? proof : proof.withScripts(scripts);
  }

  private ExitCode prove(TimerTable table, List<Proof> proofs, ProofOptions options)
      throws IOException {
    Console console = console();
    List<ExitCode> codes = new ArrayList<>();
    for (Proof proof : proofs) {
      ProofReport report;
      try {
        report = proof.prove(table, options, new ProofProgress(console::status));
      } finally {
        console.finish();
      }
      codes.add(conclude(table, report, console));
      ProofText claims = new ProofText(Obligations.claimed(table));
      write(table.edition(), table.mutations(), claims, report, console);
    }
    return ExitCode.first(codes);
  }

  /** Writes the counterexamples of a proof, if they are wanted. */
  private void write(
      String edition,
      List<Mutation> mutations,
      ProofText claims,
      ProofReport report,
      Console console)
      throws IOException {
    for (ObligationResult result : report.results()) {
      if (!result.counterexample().isEmpty()) {
        counterexamples
            .write(
                LayerName.PROOFS.label() + "/" + result.id(),
                claims.sentence(result.check().name()),
                options.source().sha256(),
                InductionTrace.of(edition, mutations, result))
            .ifPresent(file -> console.result("counterexample: " + file));
      }
    }
  }

  /** Prints the results of a proof and gives the command's exit code. */
  static ExitCode conclude(TimerTable table, ProofReport report, Console console) {
    return conclude(new ProofText(Obligations.claimed(table)), report, console);
  }

  private static ExitCode conclude(ProofText claims, ProofReport report, Console console) {
    String text = claims.of(report);
    if (!text.isEmpty()) {
      console.result(text);
    }
    console.result(verdict(report));
    if (report.results().isEmpty()) {
      return ExitCode.NO_VERDICT;
    }
    return ProofOutcomes.of(report.verdict()).exitCode();
  }

  private static String verdict(ProofReport report) {
    long steps = report.results().stream().map(ObligationResult::step).distinct().count();
    long proven = report.all(dev.timerproof.proofs.ProofOutcome.PROVEN).size();
    long kept = report.results().stream().filter(ObligationResult::cached).count();
    return String.format(
        Locale.ROOT,
        "%s: %s; %,d of %,d obligations of %d steps proven (%s)%s; %.1f s",
        report.edition(),
        report.results().isEmpty()
            ? "nothing to prove"
            : report.verdict().name().toLowerCase(Locale.ROOT),
        proven,
        report.results().size(),
        steps,
        ProofOutcomes.scope(report),
        kept == 0 ? "" : String.format(Locale.ROOT, "; %,d answers kept from before", kept),
        report.seconds());
  }
}

package dev.timerproof.cli;

import dev.timerproof.conformance.trace.JsonRendering;
import dev.timerproof.conformance.trace.MutexTables;
import dev.timerproof.conformance.trace.RowCoverage;
import dev.timerproof.conformance.trace.TextRendering;
import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceReport;
import dev.timerproof.conformance.trace.TraceValidation;
import dev.timerproof.conformance.trace.Verdict;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.spec.table.reading.EditionTables;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks recorded traces of a runtime, ours or another, against the table. */
@Command(
    name = "validate",
    description = {
      "Checks recorded traces against the transition table.",
      "A trace is NDJSON, plain or compressed by gzip; docs/trace-format.md describes it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof validate trace.jsonl.gz",
      "  timerproof validate --edition go1.19 a.jsonl b.jsonl",
      "  timerproof validate --out results traces/*.jsonl.gz",
      "  timerproof validate --table my/TimerTable.tla trace.jsonl",
      "  timerproof validate --follow 10s growing.jsonl",
      "  my-recorder | timerproof validate --format json -"
    })
final class ValidateCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The traces; - is standard input. All of them are checked.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      description =
          "Check against this edition. Default: the one that the header of the trace names;"
              + " go1.19 for a trace without a header.")
  private @Nullable String edition;

  @Option(
      names = "--edges-only",
      description =
          "Check each change by itself, for recorders that write no versions."
              + " Weaker: neither order nor owners are checked.")
  private boolean edgesOnly;

  @Mixin private TableFile tableFile = new TableFile();

  @Option(
      names = "--follow",
      paramLabel = "DURATION",
      converter = Durations.class,
      description =
          "Wait for more lines of a file that is still being written: until its line of kind end,"
              + " or until nothing has come for so long.")
  private @Nullable Duration follow;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = RecordedInput.Formats.class,
      completionCandidates = RecordedInput.Formats.class,
      description =
          "${COMPLETION-CANDIDATES}; the latter as in trace-report.schema.json."
              + " Default: ${DEFAULT-VALUE}.")
  private RecordedInput.Format format = RecordedInput.Format.TEXT;

  @Option(
      names = "--rows",
      description =
          "List, with the text, which rows of the table all the traces together have taken, and"
              + " which not.")
  private boolean rows;

  @Option(
      names = "--window",
      paramLabel = "EVENTS",
      defaultValue = "" + TraceOptions.DEFAULT_WINDOW,
      description =
          "How many events may come before a change that was overtaken. Default: ${DEFAULT-VALUE}.")
  private int window = TraceOptions.DEFAULT_WINDOW;

  @Mixin private VerdictFiles verdicts = new VerdictFiles();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  private final InputStream standardInput;

  private final Supplier<EditionTables> tables;

  ValidateCommand() {
    this.standardInput = System.in;
    this.tables = () -> new EditionTables(tableFile.reader(spec));
  }

  /** For tests, with tables of their own. */
  ValidateCommand(InputStream standardInput, Supplier<EditionTables> tables) {
    this.standardInput = standardInput;
    this.tables = tables;
  }

  @Override
  public Integer call() throws IOException {
    if (window < 0) {
      throw usageError("--window is " + window + ", expected at least 0");
    }
    if (follow != null && files.size() > 1) {
      throw usageError("--follow goes with one file, found " + files.size());
    }
    EditionTables tables = this.tables.get();
    if (edition != null) {
      List<String> editions = new ArrayList<>(tables.editions());
      editions.addAll(new MutexTables().editions());
      TableFile.known(spec, edition, editions, tables.vocabulary());
    }
    verdicts.begin();
    TraceValidation validation =
        new TraceValidation(tables, TraceLimits.DEFAULT, new TraceOptions(edgesOnly, window));
    List<TraceReport> reports = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    for (String file : files) {
      long start = System.nanoTime();
      TraceReport report = validate(validation, file);
      reports.add(report);
      claims.add(claim(report, Duration.ofNanos(System.nanoTime() - start)));
      if (format == RecordedInput.Format.TEXT) {
        print(TextRendering.of(report));
      }
    }
    if (format == RecordedInput.Format.JSON) {
      print(JsonRendering.of(reports));
    } else if (rows) {
      printRows(tables, reports);
    }
    ExitCode code = ExitCode.first(reports.stream().map(r -> exitCode(r.verdict())).toList());
    List<String> those =
        reports.stream().map(TraceReport::edition).filter(e -> !e.isEmpty()).distinct().toList();
    verdicts.write(verdicts.report(tableFile.source(), those, claims, List.of(), code));
    return code.code();
  }

  private Claim claim(TraceReport report, Duration duration) {
    Claim claim =
        VerdictFiles.ofRecording(report.trace(), "the trace stays inside the table", command())
            .withOutcome(outcome(report.verdict()))
            .withEvidence("events", report.events())
            .withEvidence("changes", report.changes())
            .withEvidence("timers", report.timers())
            .withDuration(duration)
            .withDetail(TextRendering.of(report));
    long line = report.rejection() == null ? report.validPrefix() + 1 : report.rejection().line();
    verdicts.place(claim, report.trace(), line);
    return claim;
  }

  /** This command with the options that its verdicts depend on. */
  private String command() {
    return "validate"
        + tableFile.source().file().map(file -> " --table '" + file + "'").orElse("")
        + (edition == null ? "" : " --edition " + edition)
        + (edgesOnly ? " --edges-only" : "")
        + (window == TraceOptions.DEFAULT_WINDOW ? "" : " --window " + window);
  }

  private void printRows(EditionTables tables, List<TraceReport> reports) {
    tables.editions().stream()
        .filter(name -> reports.stream().anyMatch(report -> report.edition().equals(name)))
        .forEach(name -> print(RowCoverage.of(tables.apply(name), reports).text()));
    var mutexTables = new MutexTables();
    mutexTables.editions().stream()
        .filter(name -> reports.stream().anyMatch(report -> report.edition().equals(name)))
        .forEach(name -> print(RowCoverage.of(mutexTables.apply(name), reports).text()));
  }

  private TraceReport validate(TraceValidation validation, String file) {
    Duration wait = file.equals(RecordedInput.STANDARD_INPUT) ? null : follow;
    return RecordedInput.read(
        spec,
        file,
        standardInput,
        in -> validation.validate(file, wait == null ? in : new GrowingFile(in, wait), edition));
  }

  private void print(String text) {
    RecordedInput.print(spec, text);
  }

  private static ExitCode exitCode(Verdict verdict) {
    return outcome(verdict).exitCode();
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case VALID -> Outcome.HOLDS;
      case REJECTED -> Outcome.REJECTED;
      case CUT, MALFORMED -> Outcome.MALFORMED;
    };
  }

  private ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

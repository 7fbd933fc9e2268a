package dev.timerproof.cli;

import dev.timerproof.conformance.history.HistoryCheck;
import dev.timerproof.conformance.history.HistoryJson;
import dev.timerproof.conformance.history.HistoryReport;
import dev.timerproof.conformance.history.HistoryReport.Verdict;
import dev.timerproof.conformance.history.HistoryText;
import dev.timerproof.conformance.history.check.Violation;
import dev.timerproof.conformance.history.contract.Contract;
import dev.timerproof.conformance.history.contract.ContractParser;
import dev.timerproof.conformance.history.contract.Contracts;
import dev.timerproof.conformance.history.contract.MalformedContractException;
import dev.timerproof.conformance.history.reading.History;
import dev.timerproof.conformance.history.reading.HistoryReader;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks recorded histories of any timer runtime against what it promises its users. */
@Command(
    name = "history",
    description = {
      "Checks what the users of a timer runtime saw against a contract.",
      "A history is NDJSON, plain or compressed by gzip: calls, answers and firings, no status;"
          + " docs/history.md describes it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof history --contract go1.23 run.ndjson.gz",
      "  timerproof history --show java-ses > mine.contract",
      "  timerproof history --contract ./mine.contract run.ndjson",
      "  timerproof history --out results *.ndjson.gz",
      "  my-recorder | timerproof history --contract node --format json -"
    })
final class HistoryCommand implements Callable<Integer> {
  /** The names of the contracts that there are, for the completion of options. */
  private static final class ContractNames extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    ContractNames() {
      super(Contracts.names());
    }
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "The histories; - is standard input. All of them are checked.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--contract",
      paramLabel = "NAME|FILE",
      completionCandidates = ContractNames.class,
      description =
          "Check against this contract: ${COMPLETION-CANDIDATES}, or a file of yours."
              + " Default: the one that the header of the history names.")
  private @Nullable String contract;

  @Option(
      names = "--show",
      paramLabel = "NAME",
      completionCandidates = ContractNames.class,
      description = "Print a contract, to make one of your own of it.")
  private @Nullable String show;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = RecordedInput.Formats.class,
      completionCandidates = RecordedInput.Formats.class,
      description =
          "${COMPLETION-CANDIDATES}; the latter as in history-report.schema.json."
              + " Default: ${DEFAULT-VALUE}.")
  private RecordedInput.Format format = RecordedInput.Format.TEXT;

  @Mixin private VerdictFiles verdicts = new VerdictFiles();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  private final InputStream standardInput;

  HistoryCommand() {
    this(System.in);
  }

  HistoryCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws IOException {
    if (show != null) {
      print(Contracts.text(known(show)));
      return ExitCode.HOLDS.code();
    }
    if (files.isEmpty()) {
      throw usageError("Missing required parameter: 'FILE'");
    }
    Contract asked;
    try {
      asked = contract == null ? null : contract(contract);
    } catch (MalformedContractException e) {
      spec.commandLine().getErr().println(spec.qualifiedName() + ": " + e.getMessage());
      spec.commandLine().getErr().flush();
      return ExitCode.MALFORMED.code();
    }
    verdicts.begin();
    List<HistoryReport> reports = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    for (String file : files) {
      long start = System.nanoTime();
      HistoryReport report = check(file, asked);
      reports.add(report);
      claims.add(claim(report, Duration.ofNanos(System.nanoTime() - start)));
      if (format == RecordedInput.Format.TEXT) {
        print(HistoryText.of(report));
      }
    }
    if (format == RecordedInput.Format.JSON) {
      print(HistoryJson.of(reports));
    }
    ExitCode code =
        ExitCode.first(reports.stream().map(r -> outcome(r.verdict()).exitCode()).toList());
    verdicts.write(verdicts.report(TableSource.builtIn(), List.of(), claims, List.of(), code));
    return code.code();
  }

  private Claim claim(HistoryReport report, Duration duration) {
    String named = contract == null ? "" : " --contract '" + contract + "'";
    Claim claim =
        VerdictFiles.ofRecording(
                report.history(),
                "the history keeps the contract " + report.contract(),
                "history" + named)
            .withOutcome(outcome(report.verdict()))
            .withEvidence("lines", report.lines())
            .withEvidence("timers", report.timers())
            .withDuration(duration)
            .withDetail(HistoryText.of(report));
    Violation violation = report.violation();
    verdicts.place(claim, report.history(), violation == null ? 1 : violation.line());
    return claim;
  }

  private String known(String name) {
    if (!Contracts.names().contains(name)) {
      throw usageError(unknown(name));
    }
    return name;
  }

  private static String unknown(String name) {
    return Names.unknown("contract", name, Contracts.names());
  }

  private Contract contract(String name) throws MalformedContractException {
    if (Contracts.names().contains(name)) {
      return Contracts.of(name);
    }
    try {
      return ContractParser.parse(name, Files.readString(Path.of(name)));
    } catch (InvalidPathException e) {
      throw usageError(Failures.text(e));
    } catch (NoSuchFileException e) {
      throw usageError(unknown(name) + "; and there is no file " + name);
    } catch (CharacterCodingException e) {
      throw RecordedInput.cannotRead(spec, name, "it is not UTF-8");
    } catch (IOException e) {
      throw RecordedInput.cannotRead(spec, name, String.valueOf(e.getMessage()));
    }
  }

  private HistoryReport check(String file, @Nullable Contract asked) {
    return RecordedInput.read(spec, file, standardInput, in -> check(file, in, asked));
  }

  private HistoryReport check(String file, InputStream in, @Nullable Contract asked)
      throws IOException {
    try {
      History history = HistoryReader.read(file, in);
      Contract used = asked;
      if (used == null) {
        String named = history.contract();
        if (named == null) {
          throw usageError(file + ": the header names no contract; say which with --contract");
        }
        used = Contracts.of(known(named));
      }
      return HistoryCheck.check(file, history, used);
    } catch (MalformedTraceException e) {
      return HistoryCheck.malformed(
          file, asked == null ? "" : asked.name(), String.valueOf(e.getMessage()));
    }
  }

  private void print(String text) {
    RecordedInput.print(spec, text);
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case KEPT -> Outcome.HOLDS;
      case REJECTED -> Outcome.REJECTED;
      case CUT, MALFORMED -> Outcome.MALFORMED;
      case NO_VERDICT -> Outcome.NO_VERDICT;
    };
  }

  private ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

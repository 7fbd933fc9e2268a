package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.fuzz.stress.Stress;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs real threads and validates what they record. */
@Command(
    name = "stress",
    description = {
      "Runs real threads, without a scheduler of its own, on the Java that is generated from the"
          + " table, and validates the trace of each try.",
      "A try that goes wrong may not do so again: it is told in how many of the tries each property"
          + " was violated, and the trace of the first one is kept."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Here they mean:",
      "  0     each trace is a run of the table",
      "  1     a try went wrong",
      "",
      "Examples:",
      "  timerproof fuzz stress --out out/stress --tries 100",
      "  timerproof fuzz stress --out out/stress --mutation WithoutR1"
    })
final class FuzzStressCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for traces of tries that go wrong.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private Path out;

  @Option(names = "--tries", paramLabel = "N", description = "How many tries. Default: 10.")
  private int tries = 10;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "The seed of the first try's calls; each later try has the next one. Default: 1.")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "How many threads. Default: 4.")
  private int threads = 4;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "How many calls each thread makes in a try. Default: 3000.")
  private int calls = 3_000;

  @Mixin private MutationOption mutation = new MutationOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (tries < 1 || threads < 1 || calls < 1) {
      throw new ParameterException(
          spec.commandLine(), "--tries, --threads and --calls: expected 1 or more");
    }
    if (mutation.lacksCompiler()) {
      return ExitCode.TOOL_MISSING.code();
    }
    TableReader reader = TableReader.builtIn();
    List<String> editions = reader.vocabulary().editions();
    Subject subject = mutation.of(editions.get(editions.size() - 1), reader);
    return run(reader, subject).code();
  }

  private ExitCode run(TableReader reader, Subject subject)
      throws IOException, InterruptedException {
    PrintWriter console = spec.commandLine().getOut();
    Map<String, Integer> seen = new TreeMap<>();
    int done = 0;
    try (Stress stress = new Stress(reader, subject, threads, calls, LONGEST)) {
      for (; done < tries; done++) {
        Optional<Stress.Failure> failure = stress.run(seed + done);
        if (failure.isPresent() && seen.merge(failure.get().property(), 1, Integer::sum) == 1) {
          keep(failure.get(), seen.size(), console);
        }
      }
    } finally {
      // Also what an interrupted run has done so far.
      report(subject, done, seen, console);
    }
    return seen.isEmpty() ? ExitCode.HOLDS : ExitCode.VIOLATED;
  }

  private void report(Subject subject, int done, Map<String, Integer> seen, PrintWriter console) {
    seen.forEach(
        (property, times) ->
            console.println(property + ": in " + times + " of " + done + " tries"));
    console.println(
        done
            + (done < tries ? " of " + tries : "")
            + " tries of "
            + subject
            + ", "
            + threads
            + " threads, "
            + calls
            + " calls each: "
            + (seen.isEmpty() ? "each trace is a run of the table" : "wrong"));
    console.flush();
  }

  private void keep(Stress.Failure failure, int number, PrintWriter console) throws IOException {
    Files.createDirectories(out);
    Path trace = out.resolve("trace-" + number + ".jsonl");
    Files.copy(failure.trace(), trace, StandardCopyOption.REPLACE_EXISTING);
    AtomicFiles.write(out.resolve("trace-" + number + ".txt"), failure.account());
    console.println(failure.property() + ", trace: " + trace);
    console.flush();
  }
}

import dev.timerproof.conformance.port.conform.ConformSettings;
import dev.timerproof.conformance.port.conform.Conformance;
import dev.timerproof.conformance.port.reference.Reference;
import dev.timerproof.conformance.trace.TextRendering;
import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceReport;
import dev.timerproof.conformance.trace.TraceValidation;
import dev.timerproof.conformance.trace.Verdict;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.spec.table.reading.EditionTables;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Plants each fault in the port in C, asks who finds it, and compares with what a page says. Usage:
 * FaultTable FOLDER PAGE, the folder having {@code adapter-faults}, {@code stress-faults} and
 * {@code record-faults}. Vectors are played for every fault; random histories and threads, which
 * find a fault by chance, are tried where the page names them; so are traces, but where the page
 * says no, they must be valid. A difference ends with 1.
 */
public final class FaultTable {
  private static final String THREADS = "threads";
  private static final String RANDOM = "random";
  private static final int ATTEMPTS = 10;

  /** What the page says of traces that never show the fault, and of those that do at times. */
  private static final String NO = "no";

  private static final String BY_CHANCE = "by chance";
  private static final int ROUNDS = 500;

  private final Path folder;
  private final Reference reference = new Reference(TableReader.builtIn().read("repaired"));
  private final List<String> editions = TableReader.builtIn().vocabulary().editions();

  private FaultTable(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    FaultTable table = new FaultTable(Path.of(args[0]));
    boolean right = table.soundTracesAreValid();
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      String[] cells = line.split(" *\\| *", -1);
      if (cells.length > 3 && cells[1].matches("`[a-z0-9-]+`")) {
        String fault = cells[1].replace("`", "");
        Set<String> expected = Set.of(cells[3].split(", "));
        List<String> found = table.finders(fault, expected);
        boolean same = Set.copyOf(found).equals(expected);
        right &= same;
        System.out.println(
            fault + ": " + String.join(", ", found) + (same ? "" : "; the page says " + expected));
        right &= table.tracesAreAsThePageSays(fault, cells[4].replace("`", ""));
      }
    }
    System.exit(right ? 0 : 1);
  }

  private List<String> finders(String fault, Set<String> expected)
      throws IOException, InterruptedException {
    List<String> finders = new ArrayList<>();
    List<Claim> rejected = rejected(fault, true, Duration.ZERO);
    for (String kind : List.of("row", "deep", "long", "step", "bug", "may")) {
      if (rejected.stream().anyMatch(c -> c.caseName().startsWith(kind + "/"))) {
        finders.add(kind);
      }
    }
    if (expected.contains(RANDOM) && !rejected(fault, false, Duration.ofMinutes(1)).isEmpty()) {
      finders.add(RANDOM);
    }
    if (expected.contains(THREADS) && stressFinds(fault)) {
      finders.add(THREADS);
    }
    if (finders.isEmpty()) {
      finders.add("nobody");
    }
    return finders;
  }

  private boolean soundTracesAreValid() throws IOException, InterruptedException {
    boolean right = true;
    for (int seed = 1; seed <= 3; seed++) {
      TraceReport report = recorded("none", seed);
      if (report.verdict() != Verdict.VALID) {
        System.out.print("a trace of the port without a fault: " + TextRendering.of(report));
        right = false;
      }
    }
    return right;
  }

  private boolean tracesAreAsThePageSays(String fault, String expected)
      throws IOException, InterruptedException {
    if (expected.equals(BY_CHANCE)) {
      return true;
    }
    for (int seed = 1; seed <= (expected.equals(NO) ? 1 : ATTEMPTS); seed++) {
      TraceReport report = recorded(fault, seed);
      if (report.verdict() == Verdict.REJECTED) {
        System.out.println("  traces: " + report.rejection().kind().text());
        if (expected.equals(NO)) {
          System.out.print("  the page says no: " + TextRendering.of(report));
        }
        return !expected.equals(NO);
      }
    }
    System.out.println("  traces: no" + (expected.equals(NO) ? "" : "; the page says " + expected));
    return expected.equals(NO);
  }

  /** What the threads did, or what they had done when they ended. */
  private TraceReport recorded(String fault, int seed) throws IOException, InterruptedException {
    Path trace = folder.resolve("trace.jsonl");
    Process record =
        new ProcessBuilder(
                folder.resolve("record-faults").toString(),
                "" + ROUNDS,
                fault,
                "" + seed,
                trace.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!record.waitFor(30, TimeUnit.SECONDS)) {
      record.destroy(); // by a signal, so that it writes what it has recorded
      record.waitFor();
    }
    return new TraceValidation(
            new EditionTables(TableReader.builtIn()), TraceLimits.DEFAULT, TraceOptions.DEFAULT)
        .validate("trace", Files.newInputStream(trace), null);
  }

  private List<Claim> rejected(String fault, boolean vectors, Duration random) throws IOException {
    List<String> command = List.of(folder.resolve("adapter-faults").toString(), "--fault", fault);
    Conformance conformance =
        new Conformance(
            new ConformSettings(
                command, Optional.empty(), vectors, random, 1, Duration.ofSeconds(60), Set.of()),
            edition -> reference,
            editions,
            "traces",
            claim -> {});
    conformance.run();
    return conformance.claims().stream().filter(c -> c.outcome() == Outcome.REJECTED).toList();
  }

  private boolean stressFinds(String fault) throws IOException, InterruptedException {
    for (int k = 0; k < ATTEMPTS; k++) {
      Process stress =
          new ProcessBuilder(folder.resolve("stress-faults").toString(), "100000", fault)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stress.waitFor(60, TimeUnit.SECONDS)) {
        stress.destroyForcibly();
        return true;
      }
      if (stress.exitValue() != 0) {
        return true;
      }
    }
    return false;
  }
}

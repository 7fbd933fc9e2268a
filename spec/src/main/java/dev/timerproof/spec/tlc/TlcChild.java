package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tlc2.output.MP;
import util.ToolIO;

/**
 * The main class of the forked JVM. It gets the path of a {@link ChildRequest}, prints lines of
 * progress, and writes one result file. It ends when the run ends or a budget is spent.
 */
public final class TlcChild {
  private final ChildRequest request;
  private final RunDirectory directory;
  private final TlcRecorder recorder = new TlcRecorder();
  private final Search search;
  private final long start = System.nanoTime();
  private boolean ended;

  private TlcChild(ChildRequest request, PrintStream out) {
    this.request = request;
    this.directory = new RunDirectory(Path.of(request.root()));
    Distribution distribution = request.distribution();
    this.search =
        distribution == null
            ? new LocalSearch(request.module(), directory)
            : new ServedSearch(request, distribution, directory, recorder, out);
  }

  /** Runs the request whose file is the only argument. */
  public static void main(String[] args) throws IOException, InterruptedException {
    // Standard output is for progress only; TLC's output goes to the log.
    PrintStream progress = System.out;
    System.setOut(System.err);
    ToolIO.out = System.err;
    ToolIO.err = System.err;
    TlcChild child = new TlcChild(TlcJson.readRequest(Path.of(args[0])), progress);
    new BudgetWatch(child, progress).start();
    // TLC and RMI leave threads behind, so the JVM would not end by itself, in whatever way the run
    // ends.
    try {
      child.run();
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException {
    MP.setRecorder(recorder);
    ToolIO.setUserDir(directory.modules().toString());
    try {
      search.run();
    } catch (IOException e) {
      failed(String.valueOf(e.getMessage()));
    }
    end(result());
  }

  private TlcResult result() {
    Violation violation = recorder.violation();
    TlcOutcome outcome = TlcOutcome.ERROR;
    if (violation != null) {
      outcome =
          violation.kind() == Violation.Kind.DEADLOCK ? TlcOutcome.DEADLOCK : TlcOutcome.VIOLATED;
    } else if (recorder.success()) {
      outcome = TlcOutcome.HOLDS;
    }
    TlcCoverage coverage = CoverageOverride.soFar();
    return result(
        outcome,
        violation,
        new CounterexampleReader(recorder, search).counterexample(),
        coverage,
        "");
  }

  private TlcResult result(
      TlcOutcome outcome,
      @Nullable Violation violation,
      Counterexample counterexample,
      TlcCoverage coverage,
      String error) {
    TlcProgress reached = recorder.statistics().orElseGet(this::progress);
    return new TlcResult(
        outcome,
        violation,
        reached.generated(),
        reached.distinct(),
        request.distribution() == null ? recorder.depth() : 0,
        elapsedMilliseconds() / 1e3,
        counterexample,
        coverage,
        false,
        error);
  }

  /** Writes the result, unless one has been written. */
  private synchronized void end(TlcResult result) throws IOException {
    if (!ended) {
      ended = true;
      TlcJson.write(result, directory.result());
    }
  }

  ChildRequest request() {
    return request;
  }

  RunDirectory directory() {
    return directory;
  }

  long elapsedMilliseconds() {
    return (System.nanoTime() - start) / 1_000_000;
  }

  TlcProgress progress() {
    return search.progress();
  }

  Optional<String> stuck() {
    return search.stuck();
  }

  /** Ends the run with an error. */
  void failed(String why) throws IOException {
    System.err.println(why);
    end(result(TlcOutcome.ERROR, null, Counterexample.NONE, TlcCoverage.NONE, why));
  }

  /** Ends the run without a verdict. */
  void budgetSpent(String which) throws IOException {
    end(result(TlcOutcome.BUDGET, null, Counterexample.NONE, CoverageOverride.soFar(), which));
  }
}

package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.output.MP;
import tlc2.tool.ModelChecker;
import util.SimpleFilenameToStream;
import util.ToolIO;

/**
 * The main class of the forked JVM. It gets the path of a {@link ChildRequest}, prints lines of
 * progress, and writes one result file. It ends when the run ends or a budget is spent.
 */
public final class TlcChild {
  /** One worker: with several, the counterexample found would vary from run to run. */
  private static final String WORKERS = "1";

  private final ChildRequest request;
  private final RunDirectory directory;
  private final TlcRecorder recorder = new TlcRecorder();
  private final long start = System.nanoTime();
  private boolean ended;

  private TlcChild(ChildRequest request) {
    this.request = request;
    this.directory = new RunDirectory(Path.of(request.root()));
  }

  /** Runs the request whose file is the only argument. */
  public static void main(String[] args) throws IOException {
    // Standard output is for progress only; TLC's output goes to the log.
    PrintStream progress = System.out;
    System.setOut(System.err);
    ToolIO.out = System.err;
    ToolIO.err = System.err;
    TlcChild child = new TlcChild(TlcJson.readRequest(Path.of(args[0])));
    new BudgetWatch(child, progress).start();
    child.run();
    // TLC leaves threads behind, so the JVM would not end by itself.
    System.exit(0);
  }

  private void run() throws IOException {
    MP.setRecorder(recorder);
    ToolIO.setUserDir(directory.modules().toString());
    TLC tlc = new TLC();
    tlc.setResolver(new SimpleFilenameToStream(directory.modules().toString()));
    boolean understood = tlc.handleParameters(arguments());
    if (understood) {
      tlc.process();
    }
    end(result());
  }

  private String[] arguments() {
    // The fingerprint polynomial and the seed are fixed and there are no checkpoints, so that a
    // configuration always gives the same result.
    return new String[] {
      "-workers",
      WORKERS,
      "-fp",
      "0",
      "-seed",
      "0",
      "-checkpoint",
      "0",
      "-metadir",
      directory.metadata().toString(),
      "-config",
      directory.configuration().toString(),
      directory.modules().resolve(request.module()).toString()
    };
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
        outcome, violation, new CounterexampleReader(recorder).counterexample(), coverage, "");
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
        recorder.depth(),
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
    if (TLCGlobals.mainChecker instanceof ModelChecker search) {
      return new TlcProgress(
          search.getStatesGenerated(),
          search.getDistinctStatesGenerated(),
          search.getStateQueueSize());
    }
    return TlcProgress.NONE;
  }

  /** Ends the run without a verdict. */
  void budgetSpent(String which) throws IOException {
    end(result(TlcOutcome.BUDGET, null, Counterexample.NONE, CoverageOverride.soFar(), which));
  }
}

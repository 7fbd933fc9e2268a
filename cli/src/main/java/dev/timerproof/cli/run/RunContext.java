package dev.timerproof.cli.run;

import dev.timerproof.cli.console.Console;
import dev.timerproof.cli.report.ClaimText;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.layer.Cores;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The context of one layer in a run. Once closed, it ignores further results. */
final class RunContext implements LayerContext {
  private final LayerName layer;
  private final CheckRun.Plan plan;
  private final Results results;
  private final Console console;
  private final Progress progress;
  private final Deadline deadline;
  private final Duration share;
  private final Scratch scratch;
  private boolean closed;

  RunContext(
      LayerName layer,
      CheckRun.Plan plan,
      Results results,
      Console console,
      Progress progress,
      Deadline deadline,
      Duration share,
      Scratch scratch) {
    this.layer = layer;
    this.plan = plan;
    this.results = results;
    this.console = console;
    this.progress = progress;
    this.deadline = deadline;
    this.share = share;
    this.scratch = scratch;
  }

  @Override
  public Settings settings() {
    return plan.settings();
  }

  @Override
  public synchronized void report(Claim claim) {
    if (!claim.layer().equals(layer.label())) {
      throw new IllegalArgumentException(
          "layer " + layer.label() + " reports a claim of " + claim.layer());
    }
    // Ignores failures during an interrupt: child processes are being killed, which layers report
    // as errors.
    boolean finding = claim.outcome() != Outcome.HOLDS && Interruption.isUnderWay();
    if (!closed && !finding) {
      results.add(claim);
      console.result(ClaimText.of(claim));
    }
  }

  @Override
  public synchronized void gap(String reason) {
    if (!closed) {
      results.add(new Gap(layer.label(), reason));
    }
  }

  @Override
  public synchronized void status(String text) {
    if (!closed) {
      progress.status(layer, text);
    }
  }

  @Override
  public Duration remaining() {
    return deadline.remaining();
  }

  @Override
  public Duration share() {
    Duration left = remaining();
    return share.compareTo(left) < 0 ? share : left;
  }

  @Override
  public Cores cores() {
    return plan.cores();
  }

  @Override
  public Path scratch() throws IOException {
    return Files.createDirectories(scratch.directory().resolve(layer.label()));
  }

  @Override
  public VerdictCache cache() {
    return plan.cache();
  }

  /**
   * Ends the context of a layer that may still run although its time is up; its claims no longer
   * count.
   */
  synchronized void close() {
    closed = true;
  }
}

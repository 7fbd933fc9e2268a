package dev.timerproof.cli.run;

import dev.timerproof.cli.console.Console;
import dev.timerproof.cli.report.ClaimText;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One layer's view of a run. Once closed, it lets nothing more into the results. */
final class RunContext implements LayerContext {
  private final LayerName layer;
  private final Settings settings;
  private final Results results;
  private final Console console;
  private final Deadline deadline;
  private final VerdictCache cache;
  private final Scratch scratch;
  private boolean closed;

  RunContext(
      LayerName layer,
      Settings settings,
      Results results,
      Console console,
      Deadline deadline,
      VerdictCache cache,
      Scratch scratch) {
    this.layer = layer;
    this.settings = settings;
    this.results = results;
    this.console = console;
    this.deadline = deadline;
    this.cache = cache;
    this.scratch = scratch;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public synchronized void report(Claim claim) {
    if (!claim.layer().equals(layer.label())) {
      throw new IllegalArgumentException(
          "layer " + layer.label() + " reports a claim of " + claim.layer());
    }
    if (!closed) {
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
      console.status(layer.label() + ": " + text);
    }
  }

  @Override
  public Duration remaining() {
    return deadline.remaining();
  }

  @Override
  public Path scratch() throws IOException {
    return Files.createDirectories(scratch.directory().resolve(layer.label()));
  }

  @Override
  public VerdictCache cache() {
    return cache;
  }

  /** A layer that was stopped waiting for may still run; its claims no longer count. */
  synchronized void close() {
    closed = true;
  }
}

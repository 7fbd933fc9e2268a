package dev.timerproof.evidence.testing;

import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.layer.Cores;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.layer.TableInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs one layer by itself and keeps its claims and gaps; its folder is removed when it has run.
 */
public final class LayerRuns implements LayerContext {
  public final List<Claim> claims = new ArrayList<>();
  public final List<String> gaps = new ArrayList<>();
  private final Settings settings;
  private final VerdictCache cache;
  private final Cores cores = Cores.of(2);
  private final Scratch scratch = new Scratch();

  private LayerRuns(Settings settings, VerdictCache cache) {
    this.settings = settings;
    this.cache = cache;
  }

  /** Settings for these editions of a table. */
  public static Settings settings(TableInput table, String... editions) {
    return new Settings(
        Profile.QUICK, List.of(editions), table, Optional.empty(), 7, Optional.empty());
  }

  /** The same settings for one case. */
  public static Settings only(Settings s, String caseName) {
    return new Settings(
        s.profile(), s.editions(), s.table(), Optional.of(caseName), s.seed(), s.checkout());
  }

  /** Runs the layer to its end. */
  public static LayerRuns of(Layer layer, Settings settings) throws Exception {
    return of(layer, settings, VerdictCache.none());
  }

  /** Runs the layer to its end, with a cache. */
  public static LayerRuns of(Layer layer, Settings settings, VerdictCache cache) throws Exception {
    var run = new LayerRuns(settings, cache);
    try {
      layer.run(run);
    } finally {
      run.scratch.close();
    }
    return run;
  }

  /** The ids of the claims, in order. */
  public List<String> ids() {
    return claims.stream().map(Claim::id).toList();
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public void report(Claim claim) {
    claims.add(claim);
  }

  @Override
  public void gap(String reason) {
    gaps.add(reason);
  }

  @Override
  public void status(String text) {}

  @Override
  public Duration remaining() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration share() {
    return settings.budget().orElse(remaining());
  }

  @Override
  public Cores cores() {
    return cores;
  }

  @Override
  public Path scratch() throws IOException {
    return scratch.directory();
  }

  @Override
  public VerdictCache cache() {
    return cache;
  }
}

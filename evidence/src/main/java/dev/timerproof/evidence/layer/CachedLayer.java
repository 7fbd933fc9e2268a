package dev.timerproof.evidence.layer;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.cache.VerdictCache.LayerVerdict;
import dev.timerproof.evidence.claim.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds a cache to a layer of tests. If all claims of a run hold, they are kept: the same tests of
 * the same code, with the same seed on the same kind of machine, are not run again unless the user
 * asks for it. A run with a claim that does not hold is never kept, so that it is repeated.
 */
public final class CachedLayer implements Layer {
  private final Layer layer;

  /** The given layer with a cache. */
  public CachedLayer(Layer layer) {
    this.layer = layer;
  }

  @Override
  public LayerName name() {
    return layer.name();
  }

  @Override
  public Width width() {
    return layer.width();
  }

  @Override
  public List<String> cases(Settings settings) throws Exception {
    return layer.cases(settings);
  }

  @Override
  public void run(LayerContext context) throws Exception {
    Inputs inputs = inputs(context.settings());
    Optional<LayerVerdict> kept = context.cache().getLayer(inputs);
    if (kept.isPresent()) {
      kept.get().gaps().forEach(context::gap);
      kept.get().claims().forEach(context::report);
      return;
    }
    var heard = new Hearing(context);
    layer.run(heard);
    context.cache().putLayer(inputs, heard.verdict());
  }

  /**
   * Everything that the verdict may depend on, except the build and the Java version, which the
   * cache adds.
   */
  private Inputs inputs(Settings settings) throws IOException {
    return Inputs.of("layer " + name().label())
        .and("profile", settings.profile().label())
        .and("editions", settings.allEditions().toString())
        .and("case", settings.caseName().toString())
        .and("seed", Long.toString(settings.seed()))
        .and("budget", settings.budget().toString())
        .and("machine", machine())
        .andAll(settings.table().modules());
  }

  private static String machine() {
    return String.join(
        " ",
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        Integer.toString(Runtime.getRuntime().availableProcessors()));
  }

  /** The layer's context, which also remembers the claims and gaps that the layer reports. */
  private static final class Hearing implements LayerContext {
    private final LayerContext context;
    private final List<Claim> claims = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    Hearing(LayerContext context) {
      this.context = context;
    }

    synchronized LayerVerdict verdict() {
      return new LayerVerdict(claims, gaps);
    }

    @Override
    public Settings settings() {
      return context.settings();
    }

    @Override
    public synchronized void report(Claim claim) {
      claims.add(claim);
      context.report(claim);
    }

    @Override
    public synchronized void gap(String reason) {
      gaps.add(reason);
      context.gap(reason);
    }

    @Override
    public void status(String text) {
      context.status(text);
    }

    @Override
    public Duration remaining() {
      return context.remaining();
    }

    @Override
    public Duration share() {
      return context.share();
    }

    @Override
    public Cores cores() {
      return context.cores();
    }

    @Override
    public Path scratch() throws IOException {
      return context.scratch();
    }

    @Override
    public VerdictCache cache() {
      return context.cache();
    }
  }
}

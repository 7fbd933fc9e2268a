package dev.timerproof.spec.layer;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.spec.model.CaseReport;
import dev.timerproof.spec.model.CaseSelection;
import dev.timerproof.spec.model.Floor;
import dev.timerproof.spec.model.FloorReport;
import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.model.ModelSuite;
import dev.timerproof.spec.model.SuiteLimits;
import dev.timerproof.spec.table.reading.EditionTables;
import dev.timerproof.spec.table.reading.TableSource;
import dev.timerproof.spec.tlc.Distribution;
import dev.timerproof.spec.tlc.TlcModules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks cases of the manifest with TLC: as the model layer those that must hold, as the bugs layer
 * those that must fail. A kept verdict is not computed again, unless it is needed to know what the
 * cases of an edition reach together.
 */
public final class ModelLayer implements Layer {
  /** How long before the layer's time is up the cases end by themselves. */
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final LayerName name;
  private final CaseSelection.Kind kind;
  private final Optional<Distribution> distribution;

  private ModelLayer(LayerName name, CaseSelection.Kind kind, Optional<Distribution> distribution) {
    this.name = name;
    this.kind = kind;
    this.distribution = distribution;
  }

  /** The layer of the cases that must hold. */
  public static Layer ofModels() {
    return new ModelLayer(LayerName.MODEL, CaseSelection.Kind.MUST_HOLD, Optional.empty());
  }

  /** The layer of the cases that must hold, each spread over processes. */
  public static Layer ofModels(Distribution distribution) {
    return new ModelLayer(LayerName.MODEL, CaseSelection.Kind.MUST_HOLD, Optional.of(distribution));
  }

  /** The layer of the cases that must fail. */
  public static Layer ofBugs() {
    return new ModelLayer(LayerName.BUGS, CaseSelection.Kind.MUST_FAIL, Optional.empty());
  }

  @Override
  public LayerName name() {
    return name;
  }

  @Override
  public Width width() {
    return Width.MANY_CORES;
  }

  @Override
  public List<String> cases(Settings settings) throws IOException {
    Manifest manifest = ManifestReader.builtIn();
    return selection(settings).of(manifest).stream().map(this::id).toList();
  }

  private String id(ModelCase modelCase) {
    return name.label() + "/" + modelCase.name();
  }

  private CaseSelection selection(Settings settings) {
    if (settings.caseName().isPresent()) {
      return CaseSelection.of(Profile.NIGHTLY).withKind(kind);
    }
    return CaseSelection.of(profile(settings)).withKind(kind).withEditions(settings.allEditions());
  }

  private static Profile profile(Settings settings) {
    return Profile.valueOf(settings.profile().name());
  }

  @Override
  public void run(LayerContext context) throws Exception {
    new Run(context).run();
  }

  /** One run of the layer. */
  private final class Run {
    private final LayerContext context;
    private final Settings settings;
    private final Manifest manifest;
    private final TlcModules modules;
    private final ModelClaims claims;
    private final Inputs shared;

    Run(LayerContext context) throws IOException {
      this.context = context;
      settings = context.settings();
      manifest = ManifestReader.builtIn();
      TlcModules own = TlcModules.builtIn();
      modules =
          settings.table().file().isPresent() ? own.withTable(settings.table().modules()) : own;
      claims = new ModelClaims(name, manifest, settings.table().file());
      Path copy = context.scratch();
      modules.copyTo(copy);
      shared =
          Inputs.of(name.label())
              .andFiles(copy)
              .and(ManifestReader.FILE, manifest.toString())
              .and("profile", settings.profile().label());
    }

    void run() throws Exception {
      List<ModelCase> cases =
          selection(settings).of(manifest).stream().filter(c -> settings.wants(id(c))).toList();
      Map<String, Claim> kept = new HashMap<>();
      for (ModelCase modelCase : cases) {
        context
            .cache()
            .get(inputs(modelCase))
            .ifPresent(claim -> kept.put(modelCase.name(), claim));
      }
      List<Floor> open = reportFloors();
      open.forEach(floor -> cases.forEach(c -> forget(kept, c, floor)));
      for (ModelCase modelCase : cases) {
        Optional.ofNullable(kept.get(modelCase.name())).ifPresent(context::report);
      }
      List<CaseReport> reports =
          compute(cases.stream().filter(c -> !kept.containsKey(c.name())).toList());
      if (!open.isEmpty()) {
        judge(open, reports);
      }
    }

    private void forget(Map<String, Claim> kept, ModelCase modelCase, Floor floor) {
      if (floor.counts(modelCase)) {
        kept.remove(modelCase.name());
      }
    }

    private List<CaseReport> compute(List<ModelCase> cases)
        throws IOException, InterruptedException {
      if (cases.isEmpty()) {
        return List.of();
      }
      Duration total = context.remaining().minus(RESERVE);
      SuiteLimits limits =
          SuiteLimits.DEFAULT
              .withCores(context.cores())
              .withTotal(total.isNegative() ? Duration.ofMillis(1) : total);
      var listener =
          new ModelProgress(
              context,
              cases.size(),
              report -> {
                Claim claim = claims.of(report);
                context.cache().put(inputs(report.modelCase()), claim);
                context.report(claim);
              });
      var names = CaseSelection.named(cases.stream().map(ModelCase::name).toList());
      return new ModelSuite(manifest, modules, distribution).run(names, limits, listener);
    }

    /** Reports the floors with a kept verdict; returns the others. */
    private List<Floor> reportFloors() {
      boolean some = kind == CaseSelection.Kind.MUST_HOLD && settings.caseName().isEmpty();
      boolean pinned = modules.table().isEmpty();
      return manifest.floors().stream()
          .filter(f -> some && pinned && settings.allEditions().contains(f.edition()))
          .filter(f -> profile(settings).includes(f.profile()))
          .filter(f -> !reportKept(f))
          .toList();
    }

    private boolean reportKept(Floor floor) {
      Optional<Claim> kept = context.cache().get(inputs(floor));
      kept.ifPresent(context::report);
      return kept.isPresent();
    }

    private void judge(List<Floor> open, List<CaseReport> reports) throws IOException {
      List<String> editions = open.stream().map(Floor::edition).distinct().toList();
      var tables = new EditionTables(TableSource.of(settings).reader());
      for (FloorReport report :
          new ModelSuite(manifest, modules).floors(profile(settings), editions, reports, tables)) {
        if (open.contains(report.floor())) {
          Claim claim = claims.of(report);
          context.cache().put(inputs(report.floor()), claim);
          context.report(claim);
        }
      }
    }

    private Inputs inputs(ModelCase modelCase) {
      return shared.and("case", modelCase.name());
    }

    private Inputs inputs(Floor floor) {
      return shared.and("floor", Objects.requireNonNull(floor.toString()));
    }
  }
}

package dev.timerproof.cli;

import dev.timerproof.conformance.layer.TracesLayer;
import dev.timerproof.evidence.layer.CachedLayer;
import dev.timerproof.evidence.layer.LayerRegistry;
import dev.timerproof.fuzz.kept.FuzzLayer;
import dev.timerproof.generate.drift.DriftLayer;
import dev.timerproof.jcstress.layer.JcstressLayer;
import dev.timerproof.lincheck.layer.JqwikLayer;
import dev.timerproof.lincheck.layer.LincheckLayer;
import dev.timerproof.mutants.MutantsLayer;
import dev.timerproof.proofs.layer.ProofsLayer;
import dev.timerproof.spec.layer.ModelLayer;
import dev.timerproof.spec.layer.TableLayer;
import java.util.List;

/** The list of all layers of this build. Add new ones here. */
public final class Layers {
  private Layers() {}

  /** A registry of all layers. */
  public static LayerRegistry ofThisBuild() {
    return new LayerRegistry(
        List.of(
            new TableLayer(),
            new DriftLayer(AllDerivedFiles.ofThisBuild()),
            ModelLayer.ofModels(),
            ModelLayer.ofBugs(),
            new ProofsLayer(),
            new CachedLayer(new LincheckLayer()),
            new CachedLayer(new JcstressLayer()),
            new CachedLayer(new JqwikLayer()),
            new CachedLayer(new FuzzLayer()),
            new CachedLayer(new MutantsLayer()),
            new CachedLayer(new TracesLayer())));
  }
}

package dev.timerproof.cli.layer;

import java.util.List;

/** The layers of this build. A new one joins by being listed here. */
public final class Layers {
  private Layers() {}

  /** A registry of all of them. */
  public static LayerRegistry ofThisBuild() {
    return new LayerRegistry(
        List.of(
            new TableLayer(),
            new DriftLayer(),
            ModelLayer.ofModels(),
            ModelLayer.ofBugs(),
            new ProofsLayer(),
            new LincheckLayer(),
            new JcstressLayer(),
            new JqwikLayer(),
            new MutantsLayer(),
            new TracesLayer()));
  }
}

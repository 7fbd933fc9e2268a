package dev.timerproof.evidence.testing;

import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import java.util.List;

/** A layer for tests, whose claims a function reports. */
public record FakeLayer(LayerName name, List<String> ids, Work work) implements Layer {
  /** The run of a fake layer. */
  @FunctionalInterface
  public interface Work {
    void run(LayerContext context) throws Exception;
  }

  @Override
  public List<String> cases(Settings settings) {
    return ids;
  }

  @Override
  public void run(LayerContext context) throws Exception {
    work.run(context);
  }
}

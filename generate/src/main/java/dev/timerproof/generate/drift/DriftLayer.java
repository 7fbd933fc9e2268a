package dev.timerproof.generate.drift;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the derived files of a checkout with what its own table and manifest give. */
public final class DriftLayer implements Layer {
  @Override
  public LayerName name() {
    return LayerName.DRIFT;
  }

  @Override
  public List<String> cases(Settings settings) {
    return settings.checkout().stream()
        .flatMap(checkout -> Derived.in(checkout).stream())
        .map(DriftLayer::id)
        .toList();
  }

  private static String id(Derived derived) {
    return LayerName.DRIFT.label() + "/" + derived.name();
  }

  @Override
  public void run(LayerContext context) throws Exception {
    Optional<Path> checkout = context.settings().checkout();
    if (checkout.isEmpty()) {
      context.gap("not in a checkout");
      return;
    }
    for (Derived derived : Derived.in(checkout.get())) {
      if (context.settings().wants(id(derived))) {
        context.status("comparing " + derived.name());
        context.report(context.cached(inputs(derived), () -> compare(derived)));
      }
    }
  }

  private static Inputs inputs(Derived derived) throws IOException {
    Inputs inputs = Inputs.of(id(derived));
    List<Path> all = new ArrayList<>(derived.sources());
    all.addAll(derived.files());
    for (Path file : all) {
      inputs = inputs.and(file.toString(), Files.readAllBytes(file));
    }
    return inputs;
  }

  private static Claim compare(Derived derived) throws IOException {
    long start = System.nanoTime();
    List<String> differences = derived.differences().find();
    Claim claim =
        Claim.of(id(derived), derived.sentence(), LayerName.DRIFT.kind())
            .withEvidence("files", derived.files().size())
            .withReplay("timerproof check --only drift")
            .withDuration(Duration.ofNanos(System.nanoTime() - start));
    if (differences.isEmpty()) {
      return claim;
    }
    return claim
        .withOutcome(Outcome.DRIFT)
        .withDetail(String.join("\n", differences) + "\nwrite anew: " + derived.rewrite());
  }
}

package dev.timerproof.generate.drift;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.derived.DerivedFiles;
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

/** Compares the derived files of a checkout with what their sources in that checkout give. */
public final class DriftLayer implements Layer {
  private final List<DerivedFiles> derived;

  /** A layer for these files. */
  public DriftLayer(List<DerivedFiles> derived) {
    this.derived = List.copyOf(derived);
  }

  @Override
  public LayerName name() {
    return LayerName.DRIFT;
  }

  @Override
  public List<String> cases(Settings settings) {
    return settings.checkout().isEmpty()
        ? List.of()
        : derived.stream().map(DriftLayer::id).toList();
  }

  private static String id(DerivedFiles files) {
    return LayerName.DRIFT.label() + "/" + files.name();
  }

  @Override
  public void run(LayerContext context) throws Exception {
    Optional<Path> checkout = context.settings().checkout();
    if (checkout.isEmpty()) {
      context.gap("not in a checkout");
      return;
    }
    if (context.settings().table().file().isPresent()) {
      context.gap("the derived files are those of the checkout's own table");
    }
    Path root = checkout.get();
    for (DerivedFiles files : derived) {
      if (context.settings().wants(id(files))) {
        context.status("comparing " + files.name());
        context.report(context.cached(inputs(files, root), () -> compare(files, root)));
      }
    }
  }

  private static Inputs inputs(DerivedFiles files, Path root) throws IOException {
    Inputs inputs = Inputs.of(id(files));
    List<Path> all = new ArrayList<>(files.sources());
    all.addAll(files.files(root));
    for (Path file : all) {
      inputs = inputs.and(file.toString(), Files.readAllBytes(root.resolve(file)));
    }
    return inputs;
  }

  private static Claim compare(DerivedFiles files, Path root)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    List<String> differences = files.differences(root);
    Claim claim =
        Claim.of(id(files), files.sentence(), LayerName.DRIFT.kind())
            .withEvidence("files", files.files(root).size())
            .withReplay("timerproof check --only drift")
            .withDuration(Duration.ofNanos(System.nanoTime() - start));
    if (differences.isEmpty()) {
      return claim;
    }
    return claim
        .withOutcome(Outcome.DRIFT)
        .withDetail(String.join("\n", differences) + "\nwrite anew: " + files.command());
  }
}

package dev.timerproof.cli.run;

import dev.timerproof.cli.report.LayerReport;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.layer.LayerName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The results of a run so far. Thread-safe, because a run may be interrupted at any moment. */
final class Results {
  private final List<Claim> claims = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Map<LayerName, LayerReport> layers = new EnumMap<>(LayerName.class);

  synchronized void add(Claim claim) {
    if (claims.stream().anyMatch(c -> c.id().equals(claim.id()))) {
      throw new IllegalStateException("two claims with the id " + claim.id());
    }
    claims.add(claim);
  }

  synchronized void add(Gap gap) {
    gaps.add(gap);
  }

  synchronized void layer(LayerName name, LayerReport.State state, Duration duration) {
    layers.put(name, new LayerReport(name, state, duration));
  }

  /** Whether a layer has reported nothing, not even a gap. */
  synchronized boolean silent(LayerName name) {
    return claims.stream().noneMatch(c -> c.layer().equals(name.label()))
        && gaps.stream().noneMatch(g -> g.layer().equals(name.label()));
  }

  synchronized List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** The gaps, in the order of the layers. */
  synchronized List<Gap> gaps() {
    return Stream.of(LayerName.values())
        .flatMap(n -> gaps.stream().filter(g -> g.layer().equals(n.label())))
        .toList();
  }

  synchronized List<LayerReport> layers() {
    return List.copyOf(layers.values());
  }
}

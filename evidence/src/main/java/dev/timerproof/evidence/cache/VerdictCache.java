package dev.timerproof.evidence.cache;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps verdicts under the inputs that they depend on. */
public interface VerdictCache {
  /** The verdict for these inputs, marked as cached; empty when none is kept. */
  Optional<Claim> get(Inputs inputs);

  /** Keeps a verdict, unless its outcome could be another one in the next run. */
  void put(Inputs inputs, Claim claim);

  /**
   * A layer's claims and gaps for these inputs, each claim marked as cached; empty when none are
   * kept.
   */
  default Optional<LayerVerdict> getLayer(Inputs inputs) {
    return Optional.empty();
  }

  /** Keeps a layer's claims and gaps, if each claim holds. */
  default void putLayer(Inputs inputs, LayerVerdict verdict) {}

  /**
   * All that a layer said in one run.
   *
   * @param claims in the order in which they came
   * @param gaps what it did not check, in the order in which it said so
   */
  record LayerVerdict(List<Claim> claims, List<String> gaps) {
    public LayerVerdict {
      claims = List.copyOf(claims);
      gaps = List.copyOf(gaps);
    }

    /** Whether there is a claim, and every claim holds. */
    public boolean holds() {
      return !claims.isEmpty() && claims.stream().allMatch(c -> c.outcome() == Outcome.HOLDS);
    }
  }

  /** The folder where solvers' answers are kept; empty when none are kept. */
  default Optional<Path> answers() {
    return Optional.empty();
  }

  /** A cache that keeps nothing. */
  static VerdictCache none() {
    return new VerdictCache() {
      @Override
      public Optional<Claim> get(Inputs inputs) {
        return Optional.empty();
      }

      @Override
      public void put(Inputs inputs, Claim claim) {}
    };
  }
}

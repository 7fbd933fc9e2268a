package dev.timerproof.evidence.cache;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps verdicts by the inputs that they follow from. */
public interface VerdictCache {
  /** The verdict for these inputs, marked as cached; empty when none is kept. */
  Optional<Claim> get(Inputs inputs);

  /** Keeps a verdict, unless it could come out otherwise next time. */
  void put(Inputs inputs, Claim claim);

  /** What a layer said for these inputs, each claim marked as cached; empty when none is kept. */
  default Optional<LayerVerdict> getLayer(Inputs inputs) {
    return Optional.empty();
  }

  /** Keeps what a layer said, if each of its claims holds. */
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

    /** Whether something was claimed, and all of it holds. */
    public boolean holds() {
      return !claims.isEmpty() && claims.stream().allMatch(c -> c.outcome() == Outcome.HOLDS);
    }
  }

  /** Where solvers' answers are kept; empty when nothing is. */
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

package dev.timerproof.evidence.cache;

import dev.timerproof.evidence.claim.Claim;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps verdicts by the inputs that they follow from. */
public interface VerdictCache {
  /** The verdict for these inputs, marked as cached; empty when none is kept. */
  Optional<Claim> get(Inputs inputs);

  /** Keeps a verdict, unless it could come out otherwise next time. */
  void put(Inputs inputs, Claim claim);

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

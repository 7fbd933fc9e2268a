package dev.timerproof.evidence.layer;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a layer sees of the run. Safe for use by several threads. */
public interface LayerContext {
  /** What the user asked for. */
  Settings settings();

  /** Adds a claim to the results and prints it. */
  void report(Claim claim);

  /** Names something that this layer did not check, and why. */
  void gap(String reason);

  /** Says what is going on at the moment, for the progress display. */
  void status(String text);

  /** The time left for this layer; zero when it is used up. */
  Duration remaining();

  /**
   * The part of the user's budget that a layer which tests is to use; no more than what remains. It
   * says nothing when the settings have no budget.
   */
  Duration share();

  /** The cores of the run. A layer that is given one core has taken it already. */
  Cores cores();

  /** A directory of this layer, removed when the run ends. */
  Path scratch() throws IOException;

  /** Verdicts of earlier runs; only for layers whose verdict follows from the inputs alone. */
  VerdictCache cache();

  /** The cached claim for these inputs, or else the computed one, which is then cached. */
  default Claim cached(Inputs inputs, Callable<Claim> compute) throws Exception {
    Optional<Claim> kept = cache().get(inputs);
    if (kept.isPresent()) {
      return kept.get();
    }
    Claim claim = compute.call();
    cache().put(inputs, claim);
    return claim;
  }
}

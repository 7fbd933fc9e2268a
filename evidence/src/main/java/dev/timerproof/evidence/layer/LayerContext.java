package dev.timerproof.evidence.layer;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The interface of a run to a layer. Thread-safe. */
public interface LayerContext {
  /** The settings of the run, from the command's options. */
  Settings settings();

  /** Adds a claim to the results and prints it. */
  void report(Claim claim);

  /** Names something that this layer did not check, and why. */
  void gap(String reason);

  /** Shows what the layer is doing, on the progress display. */
  void status(String text);

  /** The time left for this layer; zero when it is used up. */
  Duration remaining();

  /**
   * The part of the user's budget that a layer of tests is to use up; no more than {@link
   * #remaining}. Without meaning when the settings have no budget.
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

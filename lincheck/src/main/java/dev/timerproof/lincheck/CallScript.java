package dev.timerproof.lincheck;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs written calls of one thread on timers. The interface is loaded once, so code on both sides
 * of a class loader that reloads the protocol can use it.
 */
public interface CallScript {
  /**
   * Runs calls on timers that nobody has used yet.
   *
   * @param calls a word and numbers each, for example {@code mod 0 1 30 0}: timer, processor,
   *     deadline, period
   * @return the call that went wrong and why, or null if none did
   */
  @Nullable String run(List<String> calls);
}

package dev.timerproof.lincheck;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a list of calls on timers, by one thread. The class loader that reloads the protocol shares
 * this interface with the program, so that both sides can use it.
 */
public interface CallScript {
  /**
   * Runs calls on new timers.
   *
   * @param calls each a word and numbers, for example {@code mod 0 1 30 0}: timer, processor,
   *     deadline, period
   * @return the call that went wrong and why, or null if none did
   */
  @Nullable String run(List<String> calls);
}

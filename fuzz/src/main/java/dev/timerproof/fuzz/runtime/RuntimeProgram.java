package dev.timerproof.fuzz.runtime;

import java.util.Optional;
import java.util.function.Consumer;

/** Runs histories on a runtime. Not thread-safe. */
public interface RuntimeProgram {
  /**
   * Runs a history.
   *
   * @param begins told the word of each step before it is run
   * @return the first step that went wrong and why; empty if none did
   */
  Optional<String> fault(RuntimeHistory history, Consumer<String> begins);
}

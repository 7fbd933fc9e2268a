package dev.timerproof.runtime.timers;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports failures of callbacks to the given handler, or to a logger. Thread-safe, throws nothing.
 */
public final class ErrorReport {
  private static final System.Logger LOGGER = System.getLogger("dev.timerproof.runtime");

  private final @Nullable BiConsumer<Object, Throwable> handler;
  private final Counters counters;

  public ErrorReport(@Nullable BiConsumer<Object, Throwable> handler, Counters counters) {
    this.handler = handler;
    this.counters = counters;
  }

  /** Reports that a callback of {@code source} has thrown. */
  public void report(Object source, Throwable failure) {
    try {
      counters.failed.increment();
      if (handler != null) {
        handler.accept(source, failure);
      } else {
        LOGGER.log(System.Logger.Level.ERROR, "The callback of " + source + " has thrown", failure);
      }
    } catch (Throwable second) {
      // The handler or logger itself has failed; the timers go on.
      addQuietly(failure, second);
    }
  }

  /**
   * Adds a suppressed exception. That fails if both are the same object, or if memory is exhausted.
   */
  private static void addQuietly(Throwable failure, Throwable second) {
    try {
      if (second != failure) {
        failure.addSuppressed(second);
      }
    } catch (Throwable third) {
      // There is nowhere left to report this to.
    }
  }
}

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

  /** Something that {@code source} has called has thrown. */
  public void report(Object source, Throwable failure) {
    try {
      counters.failed.increment();
      if (handler != null) {
        handler.accept(source, failure);
      } else {
        LOGGER.log(System.Logger.Level.ERROR, "The callback of " + source + " has thrown", failure);
      }
    } catch (Throwable second) {
      // The one place to tell it has failed; the timers go on.
      addQuietly(failure, second);
    }
  }

  /** A handler may throw what it was told, and there may be no memory to note what it threw. */
  private static void addQuietly(Throwable failure, Throwable second) {
    try {
      if (second != failure) {
        failure.addSuppressed(second);
      }
    } catch (Throwable third) {
      // There is nowhere left to tell it.
    }
  }
}

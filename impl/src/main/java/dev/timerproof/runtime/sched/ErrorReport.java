package dev.timerproof.runtime.sched;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where failures of callbacks go: the given handler, or a logger. Thread-safe, throws nothing. */
final class ErrorReport {
  private static final System.Logger LOGGER = System.getLogger("dev.timerproof.runtime");

  private final @Nullable BiConsumer<Object, Throwable> handler;
  private final Tally tally;

  ErrorReport(@Nullable BiConsumer<Object, Throwable> handler, Tally tally) {
    this.handler = handler;
    this.tally = tally;
  }

  /** Something that {@code source} has called has thrown. */
  void report(Object source, Throwable failure) {
    tally.failed.increment();
    try {
      if (handler != null) {
        handler.accept(source, failure);
      } else {
        LOGGER.log(System.Logger.Level.ERROR, "The callback of " + source + " has thrown", failure);
      }
    } catch (Throwable second) {
      // The one place to tell it has failed; the timers go on.
      failure.addSuppressed(second);
    }
  }
}

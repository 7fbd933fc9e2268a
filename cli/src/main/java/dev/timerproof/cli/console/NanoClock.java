package dev.timerproof.cli.console;

/** A clock for elapsed time. */
@FunctionalInterface
public interface NanoClock {
  /** Nanoseconds since some fixed moment; never runs backwards. */
  long nanos();

  /** The JVM's clock. */
  static NanoClock system() {
    return System::nanoTime;
  }
}

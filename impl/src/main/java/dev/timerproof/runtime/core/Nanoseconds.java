package dev.timerproof.runtime.core;

import java.time.Duration;

/**
 * Durations as nanoseconds. A duration that is too long for a {@code long} becomes {@link
 * Long#MAX_VALUE}.
 */
public final class Nanoseconds {
  private Nanoseconds() {}

  /** The duration in nanoseconds, at most {@link Long#MAX_VALUE}; a negative duration is 0. */
  public static long nanos(Duration d) {
    if (d.isNegative()) {
      return 0;
    }
    try {
      return d.toNanos();
    } catch (ArithmeticException tooLong) {
      return Long.MAX_VALUE;
    }
  }

  /** A period in nanoseconds, at most {@link Long#MAX_VALUE}; it has to be more than 0. */
  public static long period(Duration d) {
    long nanos = nanos(d);
    if (nanos == 0) {
      throw new IllegalArgumentException("period is " + d + ", expected more than 0");
    }
    return nanos;
  }
}

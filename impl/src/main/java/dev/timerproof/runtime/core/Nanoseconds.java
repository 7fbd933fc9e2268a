package dev.timerproof.runtime.core;

import java.time.Duration;

/**
 * Durations as nanoseconds. A duration that is too long for a {@code long} becomes {@link
 * Long#MAX_VALUE}.
 */
public final class Nanoseconds {
  private Nanoseconds() {}

  /** At most {@link Long#MAX_VALUE}; negative ones are 0. */
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

  /** The same for a period, which has to be more than 0. */
  public static long period(Duration d) {
    long nanos = nanos(d);
    if (nanos == 0) {
      throw new IllegalArgumentException("period is " + d + ", expected more than 0");
    }
    return nanos;
  }
}

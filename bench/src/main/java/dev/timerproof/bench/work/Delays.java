package dev.timerproof.bench.work;

import java.util.concurrent.TimeUnit;

/** Delays drawn from a seed, the same for all libraries. Used by one thread. */
final class Delays {
  private static final long LEAST_FAR = TimeUnit.MINUTES.toNanos(30);
  private static final long FAR_MASK = (1L << 41) - 1;

  private long state;

  Delays(long seed) {
    state = seed * 0x9E3779B97F4A7C15L + 1;
  }

  /** Random bits: Marsaglia's xorshift, which costs three nanoseconds at most. */
  long next() {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    return state;
  }

  /** From 0 to {@code bound} - 1. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** A delay that is longer than any batch: 30 to 66.6 minutes, in nanoseconds. */
  long far() {
    return LEAST_FAR + (next() & FAR_MASK);
  }
}

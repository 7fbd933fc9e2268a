package dev.timerproof.runtime.sched;

/** Spreads threads over processors. */
final class Stripes {
  /** The golden ratio in 64 bits: neighbouring numbers end up far apart. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private Stripes() {}

  /** A number from 0 to {@code count - 1}, always the same one for a thread. */
  static int of(Thread thread, int count) {
    long mixed = (thread.getId() * SPREAD) >>> 32;
    return (int) ((mixed * count) >>> 32);
  }
}

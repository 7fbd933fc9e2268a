package dev.timerproof.spec.tlc;

import java.time.Duration;

/**
 * The limits of a run.
 *
 * @param time wall-clock time, at least a millisecond; the start of the JVM is not counted
 * @param distinctStates distinct states, at least 1
 * @param heapMegabytes the heap of the forked JVM in MB, at least 64
 */
public record TlcLimits(Duration time, long distinctStates, int heapMegabytes) {
  /** Ten minutes, any number of states, two gigabytes. */
  public static final TlcLimits DEFAULT =
      new TlcLimits(Duration.ofMinutes(10), Long.MAX_VALUE, 2048);

  public TlcLimits {
    if (time.toMillis() < 1) {
      throw new IllegalArgumentException("time " + time + ": expected at least a millisecond");
    }
    if (distinctStates < 1) {
      throw new IllegalArgumentException(
          "distinctStates " + distinctStates + ": expected at least 1");
    }
    if (heapMegabytes < 64) {
      throw new IllegalArgumentException(
          "heapMegabytes " + heapMegabytes + ": expected at least 64");
    }
  }

  /** The same limits with another time. */
  public TlcLimits withTime(Duration other) {
    return new TlcLimits(other, distinctStates, heapMegabytes);
  }

  /** The same limits with another number of distinct states. */
  public TlcLimits withDistinctStates(long other) {
    return new TlcLimits(time, other, heapMegabytes);
  }

  /** The same limits with another heap. */
  public TlcLimits withHeapMegabytes(int other) {
    return new TlcLimits(time, distinctStates, other);
  }
}

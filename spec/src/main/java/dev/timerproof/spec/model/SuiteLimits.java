package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Cores;
import dev.timerproof.spec.tlc.TlcLimits;
import java.time.Duration;

/**
 * The limits of a run of several cases.
 *
 * @param cores each case takes one of them while it runs
 * @param total the wall-clock time of all together
 * @param perCase the wall-clock time of each case, or ten times the time that the manifest expects
 *     for it if that is more
 * @param distinctStates the most distinct states of each case
 * @param heapMegabytes the heap of each case's JVM in MB
 */
public record SuiteLimits(
    Cores cores, Duration total, Duration perCase, long distinctStates, int heapMegabytes) {
  /** As many cases at a time as the machine has cores and memory for, and a day in all. */
  public static final SuiteLimits DEFAULT =
      new SuiteLimits(
          Cores.ofThisMachine(),
          Duration.ofDays(1),
          Duration.ofMinutes(10),
          Long.MAX_VALUE,
          TlcLimits.DEFAULT.heapMegabytes());

  private static final int PATIENCE = 10;

  /** The same limits with other cores. */
  public SuiteLimits withCores(Cores other) {
    return new SuiteLimits(other, total, perCase, distinctStates, heapMegabytes);
  }

  /** The same limits with another time for all together. */
  public SuiteLimits withTotal(Duration other) {
    return new SuiteLimits(cores, other, perCase, distinctStates, heapMegabytes);
  }

  /** The same limits with another number of distinct states. */
  public SuiteLimits withDistinctStates(long other) {
    return new SuiteLimits(cores, total, perCase, other, heapMegabytes);
  }

  /** The same limits with another heap. */
  public SuiteLimits withHeapMegabytes(int other) {
    return new SuiteLimits(cores, total, perCase, distinctStates, other);
  }

  TlcLimits of(ModelCase modelCase) {
    Duration expected = Duration.ofSeconds(modelCase.seconds() * PATIENCE);
    Duration time = expected.compareTo(perCase) > 0 ? expected : perCase;
    return new TlcLimits(time, distinctStates, heapMegabytes);
  }
}

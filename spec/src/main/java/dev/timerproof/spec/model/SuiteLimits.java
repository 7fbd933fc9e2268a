package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Cores;
import dev.timerproof.spec.tlc.TlcLimits;
import java.time.Duration;

/**
 * What a run of several cases may use.
 *
 * @param cores each case takes one of them while it runs
 * @param total the wall-clock time of all together
 * @param perCase the wall-clock time of each; a case that the manifest expects to take a tenth of
 *     more has ten times that
 * @param distinctStates the distinct states of each
 * @param heapMegabytes the heap of each
 */
public record SuiteLimits(
    Cores cores, Duration total, Duration perCase, long distinctStates, int heapMegabytes) {
  /** As many at a time as the machine can take, a day in all. */
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

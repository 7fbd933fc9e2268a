package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcLimits;
import dev.timerproof.spec.tlc.TlcPool;
import java.time.Duration;

/**
 * What a run of several cases may use.
 *
 * @param width how many run at a time, at least 1
 * @param total the wall-clock time of all together
 * @param perCase the wall-clock time of each; a case that the manifest expects to take a tenth of
 *     more has ten times that
 * @param distinctStates the distinct states of each
 * @param heapMegabytes the heap of each
 */
public record SuiteLimits(
    int width, Duration total, Duration perCase, long distinctStates, int heapMegabytes) {
  /** Two at a time, a day in all. */
  public static final SuiteLimits DEFAULT =
      new SuiteLimits(
          TlcPool.DEFAULT_WIDTH,
          Duration.ofDays(1),
          Duration.ofMinutes(10),
          Long.MAX_VALUE,
          TlcLimits.DEFAULT.heapMegabytes());

  private static final int PATIENCE = 10;

  /** The same limits with another width. */
  public SuiteLimits withWidth(int other) {
    return new SuiteLimits(other, total, perCase, distinctStates, heapMegabytes);
  }

  /** The same limits with another time for all together. */
  public SuiteLimits withTotal(Duration other) {
    return new SuiteLimits(width, other, perCase, distinctStates, heapMegabytes);
  }

  /** The same limits with another number of distinct states. */
  public SuiteLimits withDistinctStates(long other) {
    return new SuiteLimits(width, total, perCase, other, heapMegabytes);
  }

  /** The same limits with another heap. */
  public SuiteLimits withHeapMegabytes(int other) {
    return new SuiteLimits(width, total, perCase, distinctStates, other);
  }

  TlcLimits of(ModelCase modelCase) {
    Duration expected = Duration.ofSeconds(modelCase.seconds() * PATIENCE);
    Duration time = expected.compareTo(perCase) > 0 ? expected : perCase;
    return new TlcLimits(time, distinctStates, heapMegabytes);
  }
}

package dev.timerproof.runtime;

import java.time.Instant;

/**
 * The source of a runtime's time. Implementations must be thread-safe: many threads ask at once.
 *
 * @see MonotonicClock
 * @see VirtualClock
 */
public interface TimerClock {
  /**
   * The present time for deadlines and delays. Never runs backwards.
   *
   * @return nanoseconds since some moment in the past, from 1 on
   */
  long nanos();

  /** The wall-clock time, which channels deliver. May be set back, as wall clocks are. */
  Instant instant();
}

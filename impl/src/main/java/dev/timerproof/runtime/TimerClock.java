package dev.timerproof.runtime;

import java.time.Instant;

/**
 * What a runtime takes the time from. Thread-safe: many threads ask at once.
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

  /** The present time for people: what a channel delivers. May be set back, as wall clocks are. */
  Instant instant();
}

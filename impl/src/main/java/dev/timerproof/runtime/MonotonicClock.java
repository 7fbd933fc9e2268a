package dev.timerproof.runtime;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time of the machine. {@link System#nanoTime} may be negative and may overflow; {@link #nanos}
 * instead starts at 1 when this clock is made and stays positive for 292 years. The clock stands
 * still while the machine is suspended, if the operating system's clock does.
 */
public final class MonotonicClock implements TimerClock {
  private final LongSupplier nanoTime;
  private final long origin;

  /** A clock that starts now. */
  public MonotonicClock() {
    this(System::nanoTime);
  }

  MonotonicClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
  }

  @Override
  public long nanos() {
    // The difference is right even if one of the two numbers has overflowed.
    return Math.max(nanoTime.getAsLong() - origin, 0) + 1;
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }
}

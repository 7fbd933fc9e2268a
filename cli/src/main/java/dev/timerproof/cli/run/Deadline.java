package dev.timerproof.cli.run;

import dev.timerproof.cli.console.NanoClock;
import java.time.Duration;

/** The moment at which a budget is spent. */
final class Deadline {
  private final NanoClock clock;
  private final long end;

  private Deadline(NanoClock clock, long end) {
    this.clock = clock;
    this.end = end;
  }

  static Deadline in(Duration budget, NanoClock clock) {
    return new Deadline(clock, clock.nanos() + budget.toNanos());
  }

  /** An earlier deadline, after this part of the time left. */
  Deadline part(long share, long of) {
    long left = remaining().toNanos();
    return new Deadline(clock, clock.nanos() + (long) (left * ((double) share / of)));
  }

  /** The time left, never negative. */
  Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - clock.nanos()));
  }
}

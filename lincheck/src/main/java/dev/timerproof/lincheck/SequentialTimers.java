package dev.timerproof.lincheck;

import java.util.Arrays;

/**
 * The sequential model of timers, as their users see them: each is armed or not, with a deadline
 * and a period. The same as {@code AbstractTimers.tla}, in Java.
 *
 * <p>Not thread-safe. Times are in nanoseconds.
 */
public final class SequentialTimers {
  private final long[] deadlines;
  private final long[] periods;

  /** Timers that are not armed. */
  public SequentialTimers(int count) {
    deadlines = new long[count];
    periods = new long[count];
  }

  /** A copy: timers in the same state as those of another model. */
  public SequentialTimers(SequentialTimers other) {
    deadlines = other.deadlines.clone();
    periods = other.periods.clone();
  }

  /** Whether a timer is armed. */
  public boolean isArmed(int timer) {
    return deadlines[timer] != 0;
  }

  /** The deadline of a timer; 0 if it is not armed. */
  public long deadline(int timer) {
    return deadlines[timer];
  }

  /** The period of a timer; 0 if it fires once or is not armed. */
  public long period(int timer) {
    return periods[timer];
  }

  /** Arms a timer that is not armed. */
  public void start(int timer, long when, long period) {
    if (isArmed(timer)) {
      throw new IllegalStateException("timer " + timer + " is armed");
    }
    arm(timer, when, period);
  }

  /** Sets a timer; returns whether it was armed before. */
  public boolean reset(int timer, long when, long period) {
    boolean was = isArmed(timer);
    arm(timer, when, period);
    return was;
  }

  /** Stops a timer; returns whether it was armed before. */
  public boolean stop(int timer) {
    boolean was = isArmed(timer);
    arm(timer, 0, 0);
    return was;
  }

  /** Whether a timer may fire. */
  public boolean isDue(int timer, long now) {
    return isArmed(timer) && deadlines[timer] <= now;
  }

  /**
   * A due timer fires. A periodic one is armed for the first of its deadlines after {@code now},
   * for {@link Long#MAX_VALUE} at the latest.
   */
  public void fire(int timer, long now) {
    if (!isDue(timer, now)) {
      throw new IllegalStateException("timer " + timer + " is not due");
    }
    long period = periods[timer];
    if (period == 0) {
      arm(timer, 0, 0);
    } else {
      long late = now - deadlines[timer];
      long step = period - late % period;
      deadlines[timer] = now > Long.MAX_VALUE - step ? Long.MAX_VALUE : now + step;
    }
  }

  private void arm(int timer, long when, long period) {
    deadlines[timer] = when;
    periods[timer] = period;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SequentialTimers o
        && Arrays.equals(deadlines, o.deadlines)
        && Arrays.equals(periods, o.periods);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(deadlines) + Arrays.hashCode(periods);
  }

  @Override
  public String toString() {
    return "deadlines " + Arrays.toString(deadlines) + ", periods " + Arrays.toString(periods);
  }
}

package dev.timerproof.lincheck.linear;

import dev.timerproof.lincheck.SequentialTimers;
import java.util.Arrays;

/**
 * The sequential timers, each with the deadline that it was first armed for: a periodic timer
 * passes that one to its callback each time.
 */
final class ArmedTimers {
  private final SequentialTimers timers;
  private final long[] armedFor;

  /** Timers that are not armed. */
  ArmedTimers(int count) {
    timers = new SequentialTimers(count);
    armedFor = new long[count];
  }

  private ArmedTimers(ArmedTimers other) {
    timers = new SequentialTimers(other.timers);
    armedFor = other.armedFor.clone();
  }

  ArmedTimers copy() {
    return new ArmedTimers(this);
  }

  int count() {
    return armedFor.length;
  }

  boolean start(int timer, long when, long period) {
    if (timers.isArmed(timer)) {
      return false;
    }
    timers.start(timer, when, period);
    armedFor[timer] = when;
    return true;
  }

  boolean reset(int timer, long when, long period, boolean answer) {
    if (timers.isArmed(timer) != answer) {
      return false;
    }
    timers.reset(timer, when, period);
    armedFor[timer] = when;
    return true;
  }

  boolean stop(int timer, boolean answer) {
    if (timers.isArmed(timer) != answer) {
      return false;
    }
    timers.stop(timer);
    return true;
  }

  boolean fire(int timer, long now, long toldDeadline) {
    if (!timers.isDue(timer, now) || armedFor[timer] != toldDeadline) {
      return false;
    }
    timers.fire(timer, now);
    return true;
  }

  boolean isDue(int timer, long now) {
    return timers.isDue(timer, now);
  }

  /** Whether a timer is armed and no other one is due before it. */
  boolean isEarliest(int timer) {
    if (!timers.isArmed(timer)) {
      return false;
    }
    for (int t = 0; t < armedFor.length; t++) {
      if (timers.isArmed(t) && timers.deadline(t) < timers.deadline(timer)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a timer's deadline is no earlier than {@code bound}, where 0 stands for no deadline.
   */
  boolean isBoundedBy(int timer, long bound) {
    return !timers.isArmed(timer) || (bound != 0 && bound <= timers.deadline(timer));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArmedTimers o
        && timers.equals(o.timers)
        && Arrays.equals(armedFor, o.armedFor);
  }

  @Override
  public int hashCode() {
    return 31 * timers.hashCode() + Arrays.hashCode(armedFor);
  }

  @Override
  public String toString() {
    return timers.toString();
  }
}

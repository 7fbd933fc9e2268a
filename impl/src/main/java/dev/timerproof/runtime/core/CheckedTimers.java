package dev.timerproof.runtime.core;

/** What {@link TimerReaders#checkTimers} found. The caller keeps one and passes it each time. */
public final class CheckedTimers {
  long rnow;
  long pollUntil;
  boolean ran;

  /** The time that the check took for the present, in nanoseconds; 0 if it never read the clock. */
  public long rnow() {
    return rnow;
  }

  /** When the next timer is due, in nanoseconds; 0 if there is none. */
  public long pollUntil() {
    return pollUntil;
  }

  /** Whether some timer has fired. */
  public boolean ran() {
    return ran;
  }

  void set(long rnow, long pollUntil, boolean ran) {
    this.rnow = rnow;
    this.pollUntil = pollUntil;
    this.ran = ran;
  }
}

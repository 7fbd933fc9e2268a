package dev.timerproof.runtime.core;

/**
 * The results of {@link TimerReaders#checkTimers}. The caller keeps one such object and passes it
 * to each call, so that a call allocates nothing.
 */
public final class CheckedTimers {
  long rnow;
  long pollUntil;
  boolean ran;

  /** The present time as the check has read it, in nanoseconds; 0 if it never read the clock. */
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

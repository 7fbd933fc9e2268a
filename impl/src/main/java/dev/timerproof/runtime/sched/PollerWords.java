package dev.timerproof.runtime.sched;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The words by which threads agree on who sleeps in the poller and until when: Go's lastpoll,
 * pollUntil and wake token. All accesses are volatile.
 *
 * <p>Why no timer is overlooked: a thread that arms one first makes it visible in a heap and then
 * reads these words; a thread that goes to sleep first writes them and then looks at the heaps
 * again. So one of the two sees the other. A thread that loses the token relies on the winner: the
 * sleeper clears the token when it has woken up, before it looks at the heaps.
 */
final class PollerWords {
  private static final long SOMEBODY = 0;

  /** When somebody has polled last; 0 while somebody does. */
  private final AtomicLong lastpoll;

  /** When the thread in the poller will wake up; 0 if it will not, or does not sleep. */
  private volatile long pollUntil;

  private final AtomicBoolean token = new AtomicBoolean();

  PollerWords(long now) {
    this.lastpoll = new AtomicLong(now);
  }

  /** Whether some thread is in the poller, or on its way. */
  boolean polling() {
    return lastpoll.get() == SOMEBODY;
  }

  /** Makes the caller the one thread in the poller; false if there is another one. */
  boolean begin() {
    return lastpoll.getAndSet(SOMEBODY) != SOMEBODY;
  }

  /** The caller, in the poller, will sleep until then. */
  void sleepUntil(long when) {
    pollUntil = when;
  }

  /**
   * The caller leaves the poller; it has to look at the timers again.
   *
   * @return whether somebody has tried to wake it up
   */
  boolean end(long now) {
    boolean woken = token.getAndSet(false);
    pollUntil = 0;
    lastpoll.set(now);
    return woken;
  }

  /** Whether a thread in the poller would sleep longer than that. */
  boolean sleepsBeyond(long when) {
    long until = pollUntil;
    return until == 0 || until > when;
  }

  /** Takes the right to wake the poller up; false if somebody has it, who will do it. */
  boolean takeToken() {
    return token.compareAndSet(false, true);
  }
}

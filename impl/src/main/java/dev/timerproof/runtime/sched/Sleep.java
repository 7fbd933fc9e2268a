package dev.timerproof.runtime.sched;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that waits for a timer of its own. */
final class Sleep {
  private final Thread sleeper = Thread.currentThread();
  private final RawHostedTimer timer;
  private volatile boolean over;

  Sleep(TimerBase base) {
    this.timer = new RawHostedTimer(base, this::wake, null);
  }

  private void wake(@Nullable Object arg, long seq, long deadlineNanos) {
    over = true;
    LockSupport.unpark(sleeper);
  }

  /**
   * Sleeps until a deadline.
   *
   * @throws InterruptedException if the thread is interrupted; the timer is stopped then
   */
  void until(long deadlineNanos) throws InterruptedException {
    timer.armAt(deadlineNanos);
    while (!over) {
      if (Thread.interrupted()) {
        timer.stop();
        throw new InterruptedException();
      }
      LockSupport.park(this);
    }
  }
}

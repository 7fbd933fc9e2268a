package dev.timerproof.runtime.timers;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that waits for a timer of its own. */
public final class Sleeper {
  private final Thread sleeper = Thread.currentThread();
  private final RawHostedTimer timer;
  private volatile boolean over;

  public Sleeper(TimerContext context) {
    this.timer = new RawHostedTimer(context, this::wake, null);
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
  public void until(long deadlineNanos) throws InterruptedException {
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

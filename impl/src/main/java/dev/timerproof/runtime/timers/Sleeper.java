package dev.timerproof.runtime.timers;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The timer of a thread that sleeps: wakes it up when it fires. */
public final class Sleeper extends HostedTimer {
  private enum State {
    ASLEEP,
    DUE,
    WITHDRAWN
  }

  private final Thread sleeper = Thread.currentThread();
  private volatile State state = State.ASLEEP;

  /** Makes a timer for the calling thread, which is about to sleep. */
  public Sleeper(TimerContext context) {
    super(context, null);
  }

  @Override
  protected void deliver(@Nullable Object arg, int seq, long due) {
    end(State.DUE);
  }

  @Override
  public void withdrawn() {
    end(State.WITHDRAWN);
  }

  private void end(State how) {
    state = how;
    LockSupport.unpark(sleeper);
  }

  /**
   * Sleeps until a deadline.
   *
   * @throws InterruptedException if the thread is interrupted; the timer is stopped then
   * @throws CancellationException if the runtime is shut down such that the timer does not fire
   */
  public void until(long deadlineNanos) throws InterruptedException {
    start(deadlineNanos, 0);
    while (state == State.ASLEEP) {
      if (Thread.interrupted()) {
        disarm();
        throw new InterruptedException();
      }
      LockSupport.park(this);
    }
    if (state == State.WITHDRAWN) {
      throw new CancellationException("the runtime was shut down during the sleep");
    }
  }

  @Override
  public String toString() {
    return "sleep of " + sleeper.getName();
  }
}

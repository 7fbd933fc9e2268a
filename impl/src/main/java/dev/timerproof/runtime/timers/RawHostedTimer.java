package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.TimerCallback;
import dev.timerproof.runtime.core.RuntimeTimer;
import org.jspecify.annotations.Nullable;

/** A timer that calls a callback on the scheduler's thread. */
public final class RawHostedTimer extends HostedTimer implements RawTimer {
  private final TimerCallback callback;

  public RawHostedTimer(TimerContext context, TimerCallback callback, @Nullable Object arg) {
    super(context, arg);
    this.callback = callback;
  }

  @Override
  protected void deliver(@Nullable Object arg, int seq, long due) {
    callback.fired(ArmingSite.argument(arg), Integer.toUnsignedLong(seq), due);
  }

  @Override
  public boolean armAfter(long delayNanos) {
    return arm(RuntimeTimer.when(context.now(), delayNanos), 0);
  }

  @Override
  public boolean armAt(long deadlineNanos) {
    return arm(Math.max(deadlineNanos, 1), 0);
  }

  @Override
  public boolean armPeriodic(long delayNanos, long periodNanos) {
    if (periodNanos <= 0) {
      throw new IllegalArgumentException("period is " + periodNanos + " ns, expected more than 0");
    }
    return arm(RuntimeTimer.when(context.now(), delayNanos), periodNanos);
  }

  @Override
  public boolean stop() {
    return disarm();
  }

  @Override
  public long seq() {
    return Integer.toUnsignedLong(sequence());
  }

  @Override
  public String toString() {
    return "raw " + super.toString();
  }
}

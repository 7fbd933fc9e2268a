package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.TimeChannel;
import dev.timerproof.runtime.Timer;
import dev.timerproof.runtime.core.Nanoseconds;
import dev.timerproof.runtime.core.RuntimeTimer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A timer that has the runtime's executor run a function. */
public final class FunctionTimer extends HostedTimer implements Timer {
  public FunctionTimer(TimerContext context, Runnable function) {
    super(context, function);
  }

  @Override
  protected void deliver(@Nullable Object arg, int seq, long due) {
    Runnable function = (Runnable) ArmingSite.argument(arg);
    if (function == null) {
      throw new AssertionError("a timer has lost its function");
    }
    context.functions().execute(() -> call(function, arg));
  }

  private void call(Runnable function, @Nullable Object arg) {
    try {
      function.run();
    } catch (Throwable failure) {
      ArmingSite.addTo(failure, arg);
      context.failed(this, failure);
    }
  }

  @Override
  public boolean stop() {
    return disarm();
  }

  @Override
  public boolean reset(Duration delay) {
    return arm(RuntimeTimer.when(context.now(), Nanoseconds.nanos(delay)), 0);
  }

  @Override
  public TimeChannel channel() {
    throw new IllegalStateException("a timer that calls a function has no channel");
  }
}

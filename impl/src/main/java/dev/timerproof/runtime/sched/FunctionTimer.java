package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.TimeChannel;
import dev.timerproof.runtime.Timer;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.Spans;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A timer that has the runtime's executor run a function. */
final class FunctionTimer extends HostedTimer implements Timer {
  FunctionTimer(TimerBase base, Runnable function) {
    super(base, function);
  }

  @Override
  void deliver(@Nullable Object arg, int seq, long due) {
    Runnable function = (Runnable) ArmingSite.argument(arg);
    if (function == null) {
      throw new AssertionError("a timer has lost its function");
    }
    base.executor().execute(() -> call(function, arg));
  }

  private void call(Runnable function, @Nullable Object arg) {
    try {
      function.run();
    } catch (Throwable failure) {
      ArmingSite.addTo(failure, arg);
      base.failed(this, failure);
    }
  }

  @Override
  public boolean stop() {
    return disarm();
  }

  @Override
  public boolean reset(Duration delay) {
    return arm(RuntimeTimer.when(base.now(), Spans.nanos(delay)), 0);
  }

  @Override
  public TimeChannel channel() {
    throw new IllegalStateException("a timer that calls a function has no channel");
  }
}

package dev.timerproof.bench.subject;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import java.util.concurrent.TimeUnit;

/** Netty's wheel with ticks of 1 ms. */
public final class NettyWheel implements Subject {
  private final HashedWheelTimer wheel =
      new HashedWheelTimer(
          task -> ScheduledExecutors.daemon(task, "wheel"), 1, TimeUnit.MILLISECONDS);

  @Override
  public Object start(Runnable task, long delayNanos) {
    return wheel.newTimeout(timeout -> task.run(), delayNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public boolean stop(Object handle) {
    return ((Timeout) handle).cancel();
  }

  @Override
  public void close() {
    wheel.stop();
  }
}

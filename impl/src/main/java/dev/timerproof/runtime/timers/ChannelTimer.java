package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.TimeChannel;
import dev.timerproof.runtime.Timer;
import dev.timerproof.runtime.core.Nanoseconds;
import dev.timerproof.runtime.core.RuntimeTimer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A timer that delivers the time to a channel. */
public final class ChannelTimer extends HostedTimer implements Timer {
  private final SlotChannel channel;

  public ChannelTimer(TimerContext context, SlotChannel channel) {
    super(context, null);
    this.channel = channel;
  }

  @Override
  protected void deliver(@Nullable Object arg, int seq, long due) {
    channel.send();
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
    return channel;
  }
}

package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.Ticker;
import dev.timerproof.runtime.TimeChannel;
import dev.timerproof.runtime.core.Nanoseconds;
import dev.timerproof.runtime.core.RuntimeTimer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A timer that delivers the time to a channel again and again. */
public final class ChannelTicker extends HostedTimer implements Ticker {
  private final SlotChannel channel;

  public ChannelTicker(TimerContext context, SlotChannel channel) {
    super(context, null);
    this.channel = channel;
  }

  @Override
  protected void deliver(@Nullable Object arg, int seq, long due) {
    channel.send();
  }

  @Override
  public void stop() {
    disarm();
  }

  @Override
  public void reset(Duration period) {
    long nanos = Nanoseconds.period(period);
    arm(RuntimeTimer.when(context.now(), nanos), nanos);
  }

  @Override
  public TimeChannel channel() {
    return channel;
  }
}

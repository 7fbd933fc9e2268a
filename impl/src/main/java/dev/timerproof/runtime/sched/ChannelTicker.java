package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.Ticker;
import dev.timerproof.runtime.TimeChannel;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.Spans;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A timer that delivers the time to a channel again and again. */
final class ChannelTicker extends HostedTimer implements Ticker {
  private final SlotChannel channel;

  ChannelTicker(TimerBase base, SlotChannel channel) {
    super(base, null);
    this.channel = channel;
  }

  @Override
  void deliver(@Nullable Object arg, int seq, long due) {
    channel.send();
  }

  @Override
  public void stop() {
    disarm();
  }

  @Override
  public void reset(Duration period) {
    long nanos = Spans.period(period);
    arm(RuntimeTimer.when(base.now(), nanos), nanos);
  }

  @Override
  public TimeChannel channel() {
    return channel;
  }
}

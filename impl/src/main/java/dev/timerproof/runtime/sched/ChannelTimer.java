package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.TimeChannel;
import dev.timerproof.runtime.Timer;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.Spans;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A timer that delivers the time to a channel. */
final class ChannelTimer extends HostedTimer implements Timer {
  private final SlotChannel channel;

  ChannelTimer(TimerBase base, SlotChannel channel) {
    super(base, null);
    this.channel = channel;
  }

  @Override
  void deliver(@Nullable Object arg, int seq, long due) {
    channel.send();
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
    return channel;
  }
}

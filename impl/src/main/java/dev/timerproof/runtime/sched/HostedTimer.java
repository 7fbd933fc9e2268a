package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerFunction;
import dev.timerproof.runtime.core.TimerProtocol;
import org.jspecify.annotations.Nullable;

/** A timer of a runtime, whatever it does when it fires. Thread-safe. */
abstract class HostedTimer extends RuntimeTimer implements TimerFunction {
  final TimerBase base;

  HostedTimer(TimerBase base, @Nullable Object arg) {
    super(arg);
    this.base = base;
  }

  /**
   * What happens when the timer fires; on the thread that found it due.
   *
   * @param arg what it was armed with, see {@link ArmingSite#argument}
   */
  abstract void deliver(@Nullable Object arg, int seq, long due);

  /** What the timer was made with, as far as people gave it. */
  final @Nullable Object shownArgument() {
    return ArmingSite.argument(argument());
  }

  /** What people know this timer as. */
  Object face() {
    return this;
  }

  @Override
  public final void run(@Nullable Object arg, int seq) {
    throw new AssertionError("a timer is told its deadline");
  }

  @Override
  public final void run(@Nullable Object arg, int seq, long due) {
    base.driver().fired(this, arg, seq, due);
  }

  private @Nullable Object armedArgument() {
    return base.notesArmingSites() ? new ArmingSite(shownArgument()) : argument();
  }

  /** Arms a timer that was just made. */
  final void start(long when, long period) {
    base.checkOpen();
    Processor pp = base.driver().pick();
    TimerProtocol.addtimer(pp, this, when, period, this, armedArgument(), 1);
    Recording.armed(this, when, period, false);
    Tidying.afterArm(pp);
    base.settle(this);
  }

  /** Arms or moves the timer; tells whether it was armed. */
  final boolean arm(long when, long period) {
    base.checkOpen();
    Processor pp = base.driver().pick();
    boolean pending =
        TimerProtocol.modtimer(pp, this, when, period, this, armedArgument(), sequence() + 1);
    Recording.armed(this, when, period, pending);
    Tidying.afterArm(pp);
    base.settle(this);
    return pending;
  }

  /** Disarms the timer; tells whether it was armed. */
  final boolean disarm() {
    Processor pp = processor();
    boolean pending = TimerProtocol.deltimer(this);
    Recording.stopped(this, pending);
    if (pending) {
      if (pp != null) {
        Tidying.afterStop(pp);
      }
      base.stopped();
    }
    return pending;
  }
}

package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerFunction;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.events.FlightRecording;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The base class of all timers of a runtime; subclasses say what happens when one fires.
 * Thread-safe.
 */
public abstract class HostedTimer extends RuntimeTimer implements TimerFunction {
  protected final TimerContext context;

  protected HostedTimer(TimerContext context, @Nullable Object arg) {
    super(arg);
    this.context = context;
  }

  /**
   * A timer without an argument. Until it is armed, {@link #deadline} and {@link #sequence} return
   * these values.
   */
  protected HostedTimer(TimerContext context, long when, int number) {
    super(when, number);
    this.context = context;
  }

  /**
   * What happens when the timer fires; on the thread that found it due.
   *
   * @param arg what it was armed with, see {@link ArmingSite#argument}
   */
  protected abstract void deliver(@Nullable Object arg, int seq, long due);

  /** The argument or function that the user made the timer with, or null. */
  public final @Nullable Object shownArgument() {
    return ArmingSite.argument(argument());
  }

  /**
   * A shutdown has stopped this timer. Called while a lock of the runtime is held: must return
   * soon.
   */
  public void withdrawn() {}

  /** The object that users know this timer as. */
  public Object face() {
    return this;
  }

  @Override
  public final void run(@Nullable Object arg, int seq) {
    throw new AssertionError("called without a deadline");
  }

  @Override
  public final void run(@Nullable Object arg, int seq, long due) {
    context.driver().fired(this, arg, seq, due);
  }

  private @Nullable Object armedArgument() {
    return context.notesArmingSites() ? new ArmingSite(shownArgument()) : argument();
  }

  /** Arms a timer that was just made. If this throws, it is not armed. */
  public final void start(long when, long period) {
    start(when, period, 1);
  }

  /** Arms a timer that was just made, as the arm of this number. */
  protected final void start(long when, long period, int number) {
    context.checkOpen();
    Processor pp = context.driver().pick();
    try {
      TimerProtocol.addtimer(pp, this, when, period, this, armedArgument(), number);
    } catch (RejectedExecutionException failure) {
      throw takenBack(failure);
    }
    FlightRecording.armed(this, when, period, false);
    StoppedTimers.afterArm(pp);
    context.settle(this, period > 0 || when == MAX_WHEN);
  }

  /** Arms or moves the timer; tells whether it was armed. */
  public final boolean arm(long when, long period) {
    return arm(when, period, sequence() + 1);
  }

  /** Arms or moves the timer, as the arm of this number; tells whether it was armed. */
  protected final boolean arm(long when, long period, int number) {
    context.checkOpen();
    Processor pp = context.driver().pick();
    boolean pending;
    try {
      pending = TimerProtocol.modtimer(pp, this, when, period, this, armedArgument(), number);
    } catch (RejectedExecutionException failure) {
      throw takenBack(failure);
    }
    FlightRecording.armed(this, when, period, pending);
    StoppedTimers.afterArm(pp);
    context.settle(this, period > 0 || when == MAX_WHEN);
    return pending;
  }

  /** Stops the timer after no thread could be started that would fire it. */
  private RejectedExecutionException takenBack(RejectedExecutionException failure) {
    TimerProtocol.deltimer(this);
    return failure;
  }

  /** Disarms the timer; tells whether it was armed. */
  public final boolean disarm() {
    Processor pp = processor();
    boolean pending = TimerProtocol.deltimer(this);
    FlightRecording.stopped(this, pending);
    if (pending) {
      if (pp != null) {
        StoppedTimers.afterStop(pp);
      }
      context.stopped();
    }
    return pending;
  }
}

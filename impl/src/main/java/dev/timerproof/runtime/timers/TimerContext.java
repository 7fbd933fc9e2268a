package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.TimerClock;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * The parts of a runtime that its timers use: the clock, the driver, the executor of functions, and
 * whether timers may still be armed. Thread-safe.
 *
 * <p>An arm asks {@link #checkOpen} first and {@link #settle} last. In between the runtime may be
 * shut down. The arm then counts as made before the shutdown; but if {@link #shutdownNow} has
 * already listed the armed timers, or nothing fires any more, the arm is refused. Either way the
 * arm has one outcome, and a refused arm has replaced none.
 */
public final class TimerContext {
  /** The states of a runtime's life cycle. */
  public enum State {
    /** Timers may be armed. */
    OPEN,
    /** No timer may be armed; those that fire once still do. */
    SHUTDOWN,
    /** No timer may be armed, and all were stopped. */
    STOPPED
  }

  private final TimerClock clock;
  private final ErrorReport errors;
  private final Executor functions;
  private final boolean armingSites;
  private final Driver driver;
  private volatile State state = State.OPEN;

  /** Held while all timers are stopped; taken before any lock of the driver. */
  private final Object stopping = new Object();

  /**
   * The context of a runtime's timers.
   *
   * @param functions the executor that runs functions
   * @param armingSites whether timers note where they are armed
   * @param driver makes the driver that fires the timers; is given this context
   */
  public TimerContext(
      TimerClock clock,
      ErrorReport errors,
      Executor functions,
      boolean armingSites,
      Function<TimerContext, Driver> driver) {
    this.clock = clock;
    this.errors = errors;
    this.functions = functions;
    this.armingSites = armingSites;
    this.driver = driver.apply(this);
  }

  /** The driver that fires this runtime's timers. */
  public Driver driver() {
    return driver;
  }

  /** The present time in nanoseconds. */
  public long now() {
    return clock.nanos();
  }

  /** The runtime's clock. */
  public TimerClock clock() {
    return clock;
  }

  boolean notesArmingSites() {
    return armingSites;
  }

  /** The executor that runs functions. */
  public Executor functions() {
    return functions;
  }

  /** Reports that a callback of {@code source} has thrown. */
  public void failed(Object source, Throwable failure) {
    errors.report(source, failure);
  }

  // The life cycle.

  /** How far the runtime is in its life. */
  public State state() {
    return state;
  }

  /** Throws unless timers may be armed. */
  public void checkOpen() {
    if (state != State.OPEN) {
      throw new RejectedExecutionException("the runtime is shut down");
    }
  }

  /**
   * Called after the timer was armed.
   *
   * @param ends whether a shutdown ends this arm, as it is periodic or its deadline means never
   * @throws RejectedExecutionException if that was too late; the timer is not armed then
   */
  void settle(HostedTimer t, boolean ends) {
    if (state != State.OPEN) {
      settleLate(t, ends);
    }
  }

  private void settleLate(HostedTimer t, boolean ends) {
    boolean refused = false;
    synchronized (stopping) {
      if (state == State.STOPPED) {
        refused = TimerProtocol.deltimer(t);
      } else if (ends) {
        withdraw(t);
      } else {
        refused = driver.isOver() && TimerProtocol.deltimer(t);
      }
    }
    driver.endIfDone(true);
    if (refused) {
      throw new RejectedExecutionException("the runtime was shut down");
    }
  }

  private static boolean withdraw(HostedTimer t) {
    boolean armed = TimerProtocol.deltimer(t);
    if (armed) {
      t.withdrawn();
    }
    return armed;
  }

  /**
   * Called after a timer was stopped: a runtime that is shut down may now have nothing left to do.
   */
  void stopped() {
    if (state != State.OPEN) {
      driver.endIfDone(true);
    }
  }

  /** Refuses arms from now on, and stops timers that are periodic or due never. */
  public void shutdown() {
    synchronized (stopping) {
      if (state == State.OPEN) {
        state = State.SHUTDOWN;
      }
      for (RuntimeTimer t : driver.timers()) {
        if (t.period() > 0 || t.deadline() == RuntimeTimer.MAX_WHEN) {
          withdraw((HostedTimer) t);
        }
      }
    }
    driver.endIfDone(true);
  }

  /**
   * Refuses arms from now on, and stops all timers.
   *
   * @param describe describes a timer that may still be armed
   * @return the descriptions of those that were
   */
  public <D> List<D> shutdownNow(Function<HostedTimer, D> describe) {
    List<D> stopped = new ArrayList<>();
    synchronized (stopping) {
      state = State.STOPPED;
      for (RuntimeTimer t : driver.timers()) {
        HostedTimer hosted = (HostedTimer) t;
        D description = describe.apply(hosted);
        if (withdraw(hosted)) {
          stopped.add(description);
        }
      }
    }
    return stopped;
  }
}

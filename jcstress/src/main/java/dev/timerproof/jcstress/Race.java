package dev.timerproof.jcstress;

import dev.timerproof.runtime.core.CheckedTimers;
import dev.timerproof.runtime.core.HeapChecks;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerFunction;
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.core.TimerStatus;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One timer and two processors, and the calls that race on them. Each call returns a number: stop
 * and reset return 1 if the timer was armed, run returns 1 if a timer fired, all others return 0.
 *
 * <p>A timer is kept on the first processor; only {@link #move} takes it to the second one. Times
 * are in nanoseconds.
 */
@SuppressWarnings("this-escape") // a race is the host of its own processors
public abstract class Race implements TimerHost {
  /** The present time of runs and walks. */
  public static final long NOW = 100;

  private final RuntimeTimer timer = new RuntimeTimer();
  private final Processor home = new Processor(0, this);
  private final Processor heir = new Processor(1, this);
  private final AtomicInteger fires = new AtomicInteger();
  private final TimerFunction count = (arg, seq) -> fires.incrementAndGet();

  /** Starts a timer that is not armed. */
  protected final int start(long when) {
    TimerProtocol.addtimer(home, timer, when, 0, count, null, 0);
    return 0;
  }

  /** Sets the timer. */
  protected final int reset(long when) {
    return TimerProtocol.modtimer(home, timer, when, 0, count, null, 0) ? 1 : 0;
  }

  /** Stops the timer. */
  protected final int stop() {
    return TimerProtocol.deltimer(timer) ? 1 : 0;
  }

  /** Runs the due timers of the first processor. */
  protected final int run() {
    var result = new CheckedTimers();
    TimerReaders.checkTimers(home, true, NOW, result);
    return result.ran() ? 1 : 0;
  }

  /** Runs {@code cleantimers} on the first heap: removes stopped timers from its root. */
  protected final int clean() {
    home.lock();
    TimerProtocol.cleantimers(home);
    home.unlock();
    return 0;
  }

  /** Runs {@code adjusttimers} on the first heap: moves modified timers to their new places. */
  protected final int adjust() {
    home.lock();
    TimerProtocol.adjusttimers(home, NOW);
    home.unlock();
    return 0;
  }

  /** Runs {@code clearDeletedTimers} on the first heap: removes all stopped timers. */
  protected final int clear() {
    home.lock();
    TimerProtocol.clearDeletedTimers(home);
    home.unlock();
    return 0;
  }

  /** Moves the timers of the first processor to the second one. */
  protected final int move() {
    home.moveAllTo(heir);
    return 0;
  }

  /** How often the timer has fired. */
  protected final int fires() {
    return fires.get();
  }

  /**
   * After the race: the deadline of the timer, 0 if it is not armed, -1 if an invariant is
   * violated.
   */
  protected final int left() {
    if (HeapChecks.faultWhenQuiet(List.of(home, heir), List.of(timer)) != null) {
      return -1;
    }
    return switch (timer.status()) {
      case TimerStatus.WAITING, TimerStatus.MODIFIED_EARLIER, TimerStatus.MODIFIED_LATER ->
          (int) timer.deadline();
      default -> 0;
    };
  }

  @Override
  public long nanotime() {
    return NOW;
  }

  @Override
  public void wakeNetPoller(long when) {}

  @Override
  public void callbackFailed(RuntimeTimer t, Throwable failure) {
    throw new AssertionError(failure);
  }
}

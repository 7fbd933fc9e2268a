package dev.timerproof.runtime;

import dev.timerproof.runtime.core.Nanoseconds;
import dev.timerproof.runtime.core.RuntimeTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until it is told to move, for tests and simulations. A runtime that is
 * built with one has no threads: timers fire on the thread that moves the clock, in the order of
 * their deadlines; timers that are due at the same moment fire in an order drawn from the clock's
 * seed, the same one in each run.
 *
 * <p>Reading the clock is thread-safe. Only one thread at a time may move it, and no callback may.
 */
public final class VirtualClock implements TimerClock {
  private static final long START_NS = 1;

  private final AtomicLong now = new AtomicLong(START_NS);
  private final Instant epoch;
  private final long seed;
  private final List<TimerRuntime> runtimes = new CopyOnWriteArrayList<>();
  private boolean moving;

  /** A clock that starts at the Unix epoch, with seed 0. */
  public VirtualClock() {
    this(Instant.EPOCH, 0);
  }

  /** A clock that starts at the Unix epoch. */
  public VirtualClock(long seed) {
    this(Instant.EPOCH, seed);
  }

  /**
   * A clock that starts at a given time.
   *
   * @param start what {@link #instant} tells at first
   * @param seed decides the order of timers that are due at the same moment
   */
  public VirtualClock(Instant start, long seed) {
    this.epoch = Objects.requireNonNull(start, "start");
    this.seed = seed;
  }

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public Instant instant() {
    return epoch.plusNanos(now.get() - START_NS);
  }

  /** The seed that decides the order of ties. */
  public long seed() {
    return seed;
  }

  /** Has this clock fire the timers of a runtime, until the runtime is terminated. */
  void attach(TimerRuntime runtime) {
    runtimes.add(runtime);
  }

  /**
   * Moves the clock on. Stops at each deadline on the way and fires what is due there, also what
   * callbacks arm meanwhile.
   *
   * @param time how far; negative is an error, and too long means the end of time
   * @return how many timers have fired
   * @throws IllegalStateException if a callback calls this
   */
  public long advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time is " + time + ", expected 0 or more");
    }
    return moveTo(RuntimeTimer.when(now.get(), Nanoseconds.nanos(time)), Long.MAX_VALUE);
  }

  /**
   * Moves the clock to the next deadline of a timer that fires. The clock stays where it is if
   * there is none.
   *
   * @return how many timers have fired; 0 if none is armed
   */
  public long advanceToNext() {
    return toNext(Long.MAX_VALUE);
  }

  /**
   * Moves the clock from deadline to deadline until no timer is armed any more. A ticker that
   * nobody stops would go on for ever, therefore the limit.
   *
   * @param limit how many timers may fire at most; the rest stays due
   * @return how many have fired
   */
  public long runUntilIdle(long limit) {
    long fired = 0;
    for (long more = 1; more > 0 && fired < limit; fired += more) {
      more = toNext(limit - fired);
    }
    return fired;
  }

  private long toNext(long limit) {
    long start = now.get();
    for (OptionalLong next = next(); next.isPresent(); next = next()) {
      long fired = moveTo(Math.max(next.getAsLong(), now.get()), limit);
      if (fired > 0) {
        return fired;
      }
    }
    // These were deadlines of timers that have been stopped, and no other timer fires.
    now.set(start);
    return 0;
  }

  private long moveTo(long target, long limit) {
    if (moving) {
      throw new IllegalStateException("a callback may not move the clock that it was called by");
    }
    moving = true;
    try {
      return moveFrom(target, limit);
    } finally {
      moving = false;
    }
  }

  /** A limit other than {@link Long#MAX_VALUE} is for a target with no deadline before it. */
  private long moveFrom(long target, long limit) {
    long fired = 0;
    for (OptionalLong next = next();
        fired < limit && next.isPresent() && next.getAsLong() <= target;
        next = next()) {
      now.set(Math.max(next.getAsLong(), now.get()));
      for (TimerRuntime runtime : runtimes) {
        fired += runtime.poll(now.get(), atMost(limit - fired));
      }
    }
    now.set(target);
    return fired;
  }

  private static int atMost(long limit) {
    return (int) Math.min(limit, Integer.MAX_VALUE);
  }

  private OptionalLong next() {
    OptionalLong earliest = OptionalLong.empty();
    for (TimerRuntime runtime : runtimes) {
      OptionalLong next = runtime.nextDeadline();
      if (earliest.isEmpty() || (next.isPresent() && next.getAsLong() < earliest.getAsLong())) {
        earliest = next;
      }
    }
    return earliest;
  }

  /** A terminated runtime has no timers left that this clock would have to fire. */
  void detach(TimerRuntime runtime) {
    runtimes.remove(runtime);
  }
}

package dev.timerproof.lincheck;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Some timers on some processors, named by numbers from 0 on. The operations are those of the
 * protocol; any thread may call them unless stated otherwise. Times are in nanoseconds and only
 * passed in, never read from a clock.
 */
public interface TimersUnderTest {
  /** A timer that fired, with the deadline that it had been given when it was armed. */
  final class Fired {
    private final int timer;
    private final long armedFor;

    /** Timer and deadline. */
    public Fired(int timer, long armedFor) {
      this.timer = timer;
      this.armedFor = armedFor;
    }

    /** The number of the timer. */
    public int timer() {
      return timer;
    }

    /** The deadline in nanoseconds. */
    public long armedFor() {
      return armedFor;
    }
  }

  /** Arms a timer that was never armed before. */
  void add(int timer, int processor, long when, long period);

  /** Sets a timer, armed or not; returns whether it was armed before. */
  boolean mod(int timer, int processor, long when, long period);

  /** Stops a timer; returns whether it was armed before. */
  boolean del(int timer);

  /**
   * Runs the timers of a processor that are due, as a thread does that looks for work.
   *
   * @param own whether the processor is the thread's own
   * @param fired receives the timers that fired, in order
   * @return when the next timer is due, as the protocol answers; 0 for none
   */
  long check(int processor, boolean own, long now, List<Fired> fired);

  /**
   * One round of {@code runtimer} under the lock.
   *
   * @param fired receives the timer that fired, if one did
   * @return the answer of the protocol: 0 if one fired, -1 if there is none, else the next deadline
   */
  long runOne(int processor, long now, List<Fired> fired);

  /** Runs {@code cleantimers} under the lock. */
  void clean(int processor);

  /** Runs {@code adjusttimers} under the lock. */
  void adjust(int processor, long now);

  /** Runs {@code clearDeletedTimers} under the lock. */
  void clear(int processor);

  /** Moves all timers of a processor to another one. */
  void move(int from, int to);

  /** The next deadline of a processor as a thread without the lock reads it; 0 for none. */
  long wakeTime(int processor);

  /** The deadline that a timer is set to. Call only while no other thread uses the timers. */
  long deadline(int timer);

  /** Whether a timer is armed, by its status. Call only while no other thread uses the timers. */
  boolean isArmed(int timer);

  /** The table's name of a timer's status. Call only while no other thread uses the timers. */
  String status(int timer);

  /**
   * The processor whose heap has the timer, or -1. Call only while no other thread uses the timers.
   */
  int processorOf(int timer);

  /**
   * Sets the listener that is called with the number of each timer that fires, on the thread that
   * runs it. It may throw; an {@link AssertionError} of it is reported by {@link #fault}.
   */
  void onFire(IntConsumer listener);

  /**
   * Sets the listener that is called instead of waking the poller: with the new deadline, on the
   * thread that has armed the timer.
   */
  void onWake(LongConsumer listener);

  /**
   * The violated invariant, or null if all hold. Call only while no other thread uses the timers.
   */
  @Nullable String fault();
}

package dev.timerproof.lincheck;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Some timers on some processors, named by numbers from 0 on. The operations are those of the
 * protocol; any thread may call them unless they say otherwise. Times are in nanoseconds and only
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

  /** Arms a timer that was never used. */
  void add(int timer, int processor, long when, long period);

  /** Sets a timer, armed or not; returns whether it was armed before. */
  boolean mod(int timer, int processor, long when, long period);

  /** Stops a timer; returns whether it was armed before. */
  boolean del(int timer);

  /**
   * Runs the timers of a processor that are due, as a thread does that looks for work.
   *
   * @param own whether the processor is the thread's own
   * @param fired receives the timers that fired, in their order
   * @return the answer to when the next timer is due; 0 for none
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

  /** The deadline that a timer is set to. Only while no other thread is at work. */
  long deadline(int timer);

  /** Whether a timer is armed, going by its status. Only while no other thread is at work. */
  boolean isArmed(int timer);

  /** A timer's status, as the table calls it. Only while no other thread is at work. */
  String status(int timer);

  /** The processor whose heap has the timer, or -1. Only while no other thread is at work. */
  int processorOf(int timer);

  /**
   * What is called with the number of each timer that fires, on the thread that runs it. It may
   * throw; an assertion that it fails is a {@link #fault}.
   */
  void onFire(IntConsumer listener);

  /**
   * What is called with the deadline of which a thread that sleeps in the poller must know, on the
   * thread that has armed the timer.
   */
  void onWake(LongConsumer listener);

  /** What is wrong, or null if all invariants hold. Only while no other thread is at work. */
  @Nullable String fault();
}

package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.PendingTimer;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerHost;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds the timers that are due and fires them, by threads of its own or within {@link #poll}.
 * Thread-safe.
 */
public interface Driver extends TimerHost {
  /** The processor that a timer of the calling thread goes to. */
  Processor pick();

  /** Every processor that may hold a timer. */
  List<Processor> processors();

  /**
   * All timers in the heaps, also those that are stopped, at one moment as far as the number of
   * processors goes: none is missed because it moves to another processor meanwhile.
   */
  List<RuntimeTimer> timers();

  /** Whether the calling thread runs a callback of this driver, or is one of its threads. */
  boolean isOwnThread();

  /** Whether threads of this driver fire the timers; if not, only {@link #poll} does. */
  boolean hasThreads();

  /** A timer has fired: calls its callback now or later. */
  void fired(HostedTimer t, @Nullable Object arg, int seq, long due);

  /** Fires at most {@code limit} timers on the calling thread; returns how many. */
  int poll(long now, int limit);

  /**
   * Takes back the timers that have left their heap and whose callbacks were not called yet; these
   * callbacks will not be called. Leaves out periodic timers, which are in a heap as well.
   */
  List<PendingTimer> withdraw();

  /** A lower bound of the next deadline, in nanoseconds; empty if there is none. */
  OptionalLong nextDeadline();

  /** How many processors new timers are put on. */
  int count();

  /** Changes the number of processors. */
  void resize(int count);

  /**
   * Ends for good if the runtime is shut down and nothing is left to fire.
   *
   * @param quiet whether the runtime is shut down
   */
  void endIfDone(boolean quiet);

  /**
   * Whether it has ended for good. After an answer of no, a timer that was armed before the
   * question fires.
   */
  boolean isOver();
}

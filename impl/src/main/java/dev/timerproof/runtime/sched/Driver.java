package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.core.Processor;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What finds the timers that are due and fires them: threads, or a caller of poll. Thread-safe. */
interface Driver {
  /** The processor that a timer of the calling thread goes to. */
  Processor pick();

  /** Every processor that may hold a timer. */
  List<Processor> processors();

  /** A timer is due at {@code when}; whoever sleeps longer has to wake up. */
  void wake(long when);

  /** A timer has fired: calls its callback now or later. */
  void fired(HostedTimer t, @Nullable Object arg, int seq, long due);

  /** Fires at most {@code limit} timers on the calling thread; returns how many. */
  int poll(long now, int limit);

  /** When the next timer is due, or earlier. */
  OptionalLong nextDeadline();

  /** How many processors timers go to. */
  int count();

  /** Changes the number of processors. */
  void resize(int count);

  /**
   * Ends for good if the runtime is shut down and nothing is left to fire.
   *
   * @param quiet whether the runtime is shut down
   */
  void endIfDone(boolean quiet);

  /** What the driver has counted. */
  Tally tally();
}

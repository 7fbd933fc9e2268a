package dev.timerproof.runtime;

import dev.timerproof.runtime.net.NetChannel;
import dev.timerproof.runtime.net.NetHandler;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Timers and the scheduler that runs them. Thread-safe.
 *
 * <p>The scheduler shares its timers among processors, each with a heap of its own, and starts its
 * daemon threads when the first timer is armed. While no timer is due, one thread sleeps until the
 * next deadline and the others sleep until they are called. Timers never fire early. How late they
 * fire depends on the machine; on an idle one it is the time that a thread takes to wake up.
 *
 * <p>A runtime that is built {@link RuntimeBuilder#singleThreaded} or with a {@link VirtualClock}
 * starts no threads: its timers fire in {@link #poll}.
 *
 * <p>Durations of 0 or less mean at once; those that no {@code long} of nanoseconds can hold mean
 * never. All methods that arm a timer throw {@link RejectedExecutionException} after {@link
 * #shutdown}, and if there is no thread that would fire it and none can be started. If one throws
 * {@link OutOfMemoryError}, nothing has changed. A null argument is a {@link NullPointerException}.
 */
public interface TimerRuntime extends AutoCloseable {
  /** Builds a runtime. */
  static RuntimeBuilder builder() {
    return new RuntimeBuilder();
  }

  // Timers.

  /** A timer that delivers the time to its channel after {@code delay}. */
  Timer newTimer(Duration delay);

  /**
   * A ticker that delivers the time to its channel each {@code period}.
   *
   * @throws IllegalArgumentException if the period is 0 or less
   */
  Ticker newTicker(Duration period);

  /**
   * A timer that calls a function after {@code delay}, on the executor of this runtime: by default
   * on a virtual thread where the JDK has them, else on a thread of an elastic pool. Writes before
   * this call are seen by the function.
   */
  Timer afterFunc(Duration delay, Runnable function);

  /** The channel of a new timer that nobody can stop. */
  TimeChannel after(Duration delay);

  /**
   * The channel of a new ticker that nobody can stop.
   *
   * @throws IllegalArgumentException if the period is 0 or less
   */
  TimeChannel tick(Duration period);

  /**
   * Waits for a time by this runtime's clock. Callbacks on a thread of the scheduler must not call
   * this.
   *
   * @throws InterruptedException if the thread is interrupted; no timer is left behind then
   */
  void sleep(Duration time) throws InterruptedException;

  /**
   * A timer that is not armed and allocates nothing when it is.
   *
   * @param callback called on the scheduler's thread
   * @param arg passed to the callback
   */
  RawTimer newRawTimer(TimerCallback callback, @Nullable Object arg);

  /** A new executor on this runtime's timers and executor, with a life cycle of its own. */
  TimerExecutorService asScheduledExecutorService();

  /** The present time by this runtime's clock, in nanoseconds. */
  long now();

  // The network.

  /**
   * Watches a channel, which is set to non-blocking mode. The handler is called for no event until
   * {@link NetChannel#wantRead} or {@link NetChannel#wantWrite} asks for one. Registered channels
   * do not keep a runtime that is shut down from terminating.
   *
   * @throws IllegalStateException if this runtime has no threads, or the channel is registered with
   *     it already
   * @throws RejectedExecutionException if the runtime is shut down
   */
  NetChannel register(SelectableChannel channel, NetHandler handler) throws IOException;

  // Without threads.

  /**
   * Fires timers that are due, in the order of their deadlines, on the calling thread.
   *
   * @param now timers whose deadline is not after this time are due, see {@link #now}
   * @param limit how many timers may fire at most
   * @return how many have fired
   * @throws IllegalStateException if this runtime has threads of its own, or a callback calls this
   */
  int poll(long now, int limit);

  /**
   * A lower bound of the next deadline, by {@link #now}; empty if no timer is armed. A deadline of
   * {@link Long#MAX_VALUE} counts as none.
   */
  OptionalLong nextDeadline();

  // The scheduler.

  /** How many processors share the timers. */
  int processors();

  /**
   * Changes the number of processors while timers are armed; none is lost or fires twice. Waits
   * until callbacks that run on the scheduler's threads have ended, except the caller's own.
   *
   * @param count from 1 to 1024
   */
  void processors(int count);

  /** The counters of this runtime; takes no lock. */
  RuntimeCounters counters();

  /** All timers that are armed, those due first at the front. Takes the heaps' locks in turn. */
  List<PendingTimer> pending();

  // The life cycle, as an ExecutorService has it.

  /**
   * Refuses to arm timers from now on. Periodic timers end, and so do timers whose deadline means
   * never; other timers that fire once still do when they are due. Once none is left, the runtime
   * is terminated. An arm that overlaps this call is refused, or counts as made before it.
   */
  void shutdown();

  /**
   * Refuses to arm timers from now on and stops all that are armed. Running functions of {@link
   * #afterFunc} are interrupted, unless they run on an {@link RuntimeBuilder#executor} that was
   * given.
   *
   * @return the timers that were armed; none of them will fire
   */
  List<PendingTimer> shutdownNow();

  /** Whether {@link #shutdown} or {@link #shutdownNow} was called. */
  boolean isShutdown();

  /** Whether no timer will fire any more and no callback runs. */
  boolean isTerminated();

  /**
   * Waits until the runtime is terminated.
   *
   * @return whether it is
   */
  boolean awaitTermination(Duration patience) throws InterruptedException;

  /**
   * Shuts down and waits until all timers that fire once have done so. If the thread is interrupted
   * meanwhile, stops them, goes on waiting and leaves the thread interrupted.
   *
   * <p>A runtime without threads does not wait for timers that nobody polls for: it stops them, as
   * {@link #shutdownNow} does.
   */
  @Override
  void close();
}

package dev.timerproof.bench.subject;

/**
 * The interface of a timer library to the works. Each implementation has a public constructor
 * without parameters and uses the library as its users would, with as little code as possible.
 * Thread-safe unless {@link #isPolled}.
 */
public interface Subject extends AutoCloseable {
  /**
   * Arms a new timer.
   *
   * @param task called once, on any thread
   * @param delayNanos from now on, in nanoseconds, 0 or more
   * @return a handle for {@link #stop} and {@link #move}
   */
  Object start(Runnable task, long delayNanos);

  /** Keeps a timer from firing; returns whether it was armed and has not fired. */
  boolean stop(Object handle);

  /**
   * Has a timer fire at another time, whether or not it has fired already. Libraries that cannot
   * move a timer stop it and start another one.
   *
   * @return the handle of the timer from now on
   */
  default Object move(Object handle, Runnable task, long delayNanos) {
    stop(handle);
    return start(task, delayNanos);
  }

  /** Calls a task each period until the process ends. */
  default void every(Runnable task, long periodNanos) {
    long first = System.nanoTime() + periodNanos;
    start(
        new Runnable() {
          private long deadline = first;

          @Override
          public void run() {
            deadline += periodNanos;
            start(this, Math.max(0, deadline - System.nanoTime()));
            task.run();
          }
        },
        periodNanos);
  }

  /** Whether the one thread that uses this library must call {@link #poll} for timers to fire. */
  default boolean isPolled() {
    return false;
  }

  /** Fires the timers that are due. */
  default void poll() {}

  @Override
  void close();
}

package dev.timerproof.runtime.timers;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a thread's state that a callback may change and that are restored for the next one:
 * interrupt status, priority, and context class loader. For one thread.
 */
public final class ThreadState {
  private final Thread thread = Thread.currentThread();
  private final int priority = thread.getPriority();
  private final @Nullable ClassLoader loader = thread.getContextClassLoader();

  /** The state that the calling thread is in, apart from its interrupt status. */
  public ThreadState() {}

  /** Restores the state after a callback and clears the interrupt status. */
  @SuppressWarnings("ThreadPriorityCheck") // Only restores an earlier priority.
  public void restore() {
    Thread.interrupted();
    if (thread.getPriority() != priority) {
      thread.setPriority(priority);
    }
    if (thread.getContextClassLoader() != loader) {
      thread.setContextClassLoader(loader);
    }
  }
}

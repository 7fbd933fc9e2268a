package dev.timerproof.runtime.timers;

import org.jspecify.annotations.Nullable;

/**
 * What callbacks may change of the thread that they are called on, and what the next callback must
 * find unchanged: interrupt status, priority, and context class loader. For one thread.
 */
public final class ThreadState {
  private final Thread thread = Thread.currentThread();
  private final int priority = thread.getPriority();
  private final @Nullable ClassLoader loader = thread.getContextClassLoader();

  /** The state that the calling thread is in, apart from its interrupt status. */
  public ThreadState() {}

  /** Takes back what a callback has done; the thread is not interrupted afterwards. */
  @SuppressWarnings("ThreadPriorityCheck") // Sets what was set before, no other priority.
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

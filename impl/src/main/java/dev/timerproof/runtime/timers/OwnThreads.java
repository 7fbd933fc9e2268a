package dev.timerproof.runtime.timers;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Threads that inherit nothing from the thread that happens to start them: no context class loader,
 * no thread locals, no group, no priority, no access control context.
 */
public final class OwnThreads {
  private static final ThreadGroup GROUP = privileged(OwnThreads::topGroup);

  private OwnThreads() {}

  private static ThreadGroup topGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    for (ThreadGroup above = group; above != null; above = above.getParent()) {
      group = above;
    }
    return group;
  }

  /** A thread that was not started. */
  public static Thread make(Runnable task, String name, boolean daemon) {
    return privileged(() -> prepare(new Thread(GROUP, task, name, 0, false), daemon));
  }

  /** Runs an action with the permissions of this library, even if its callers have fewer. */
  @SuppressWarnings("removal") // Without a security manager it makes no difference.
  public static <T> T privileged(PrivilegedAction<T> maker) {
    return AccessController.doPrivileged(maker);
  }

  /** The group that threads of the runtime belong to. */
  public static ThreadGroup group() {
    return GROUP;
  }

  /** Sets the properties that all threads of the runtime share on a thread that was just made. */
  @SuppressWarnings("ThreadPriorityCheck") // The ordinary priority, whatever the caller's is.
  public static <T extends Thread> T prepare(T thread, boolean daemon) {
    thread.setDaemon(daemon);
    thread.setPriority(Thread.NORM_PRIORITY);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    return thread;
  }
}

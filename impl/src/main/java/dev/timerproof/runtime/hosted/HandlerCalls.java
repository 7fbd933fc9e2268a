package dev.timerproof.runtime.hosted;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one channel's handler: one at a time, and none begins after {@link #end}. A call
 * that is asked for again before it has begun is made once. Thread-safe.
 *
 * <p>{@link #run} makes the calls. This task may be queued several times: each run makes one call,
 * or none if another thread is making it or none is left.
 */
final class HandlerCalls implements Runnable {
  /** The methods of a handler, one for each event. */
  enum Call {
    READ,
    READ_TIMEOUT,
    WRITE,
    WRITE_TIMEOUT,
    LOST
  }

  /** Makes the calls of a handler; throws nothing. */
  interface Callee {
    void call(Call call);
  }

  /** Runs a task on some thread of the scheduler, soon. */
  interface Submitter {
    void submit(Runnable task);
  }

  /** The calls that each thread waits for in {@link #awaitEnd}. Guarded by itself. */
  private static final Map<Thread, HandlerCalls> WAITING = new HashMap<>();

  private final Submitter submitter;
  private final Callee callee;

  /** The calls that are to be made, each at most once: it never grows. Guarded by the monitor. */
  private final ArrayDeque<Call> pending = new ArrayDeque<>(Call.values().length);

  /** Written under the monitor, as is {@link #caller}. */
  private volatile boolean ended;

  /** The thread that makes a call at this moment, or null. */
  private volatile @Nullable Thread caller;

  HandlerCalls(Submitter submitter, Callee callee) {
    this.submitter = submitter;
    this.callee = callee;
  }

  /** Has a thread of the scheduler make a call. If this throws, nothing has changed. */
  void post(Call call) {
    boolean fresh = note(call);
    try {
      submitter.submit(this);
    } catch (Throwable e) {
      if (fresh) {
        forget(call);
      }
      throw e;
    }
  }

  /**
   * Notes that a call is to be made; somebody has to run this task then.
   *
   * @return whether that was new
   */
  synchronized boolean note(Call call) {
    return !ended && !pending.contains(call) && pending.add(call);
  }

  private synchronized void forget(Call call) {
    pending.remove(call);
  }

  /** Whether a call is to be made. */
  synchronized boolean isNoted(Call call) {
    return pending.contains(call);
  }

  @Override
  public void run() {
    while (makeOne()) {
      try {
        submitter.submit(this);
        return;
      } catch (Throwable e) {
        // No room in a queue: this thread makes the next call as well.
      }
    }
  }

  /** Makes one call, if there is one to make; returns whether there are more. */
  private boolean makeOne() {
    Call next = begin();
    if (next == null) {
      return false;
    }
    try {
      callee.call(next);
    } finally {
      synchronized (this) {
        caller = null;
        notifyAll();
      }
    }
    synchronized (this) {
      return !pending.isEmpty();
    }
  }

  private synchronized @Nullable Call begin() {
    Call next = caller == null ? pending.poll() : null;
    if (next != null) {
      caller = Thread.currentThread();
    }
    return next;
  }

  /** Ends the calls: none begins any more. */
  synchronized void end() {
    ended = true;
    pending.clear();
  }

  /** Whether no call begins any more. */
  boolean hasEnded() {
    return ended;
  }

  /**
   * Waits until the call that may be running has ended, after {@link #end}. Returns at once if the
   * calling thread makes that call, or if that call waits, perhaps through others, for the one that
   * the calling thread makes. An interrupt is kept and does not end the wait.
   */
  void awaitEnd() {
    Thread self = Thread.currentThread();
    if (!mayWait(self)) {
      return;
    }
    boolean interrupted = false;
    synchronized (this) {
      while (caller != null) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    synchronized (WAITING) {
      WAITING.remove(self);
    }
    if (interrupted) {
      self.interrupt();
    }
  }

  /**
   * Notes that a thread waits for these calls to end; returns false if it would wait for itself.
   */
  private boolean mayWait(Thread self) {
    synchronized (WAITING) {
      Thread other = caller;
      while (other != null && other != self) {
        HandlerCalls next = WAITING.get(other);
        other = next == null ? null : next.caller;
      }
      if (other == null) {
        WAITING.put(self, this);
      }
      return other == null;
    }
  }
}

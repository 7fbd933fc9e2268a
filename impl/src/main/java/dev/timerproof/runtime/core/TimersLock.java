package dev.timerproof.runtime.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The lock of one processor's timers. Not reentrant, not fair.
 *
 * <p>An operation may take this lock while it owns a timer (its status says Modifying), and others
 * wait for that timer. So neither a thread that waits for this lock nor one that holds it may be
 * unmounted from its carrier, and nothing here does that:
 *
 * <ul>
 *   <li>A waiting virtual thread only spins. A waiting platform thread spins and then sleeps for
 *       short times, which leaves it where it is.
 *   <li>The holder of the lock runs straight through; the one thing it may wait for is a timer in
 *       the heap that is being modified ({@link Pause#osyieldMounted}), and the modifier of a timer
 *       in a heap takes no lock and parks nowhere between its two CASes.
 * </ul>
 *
 * <p>Therefore the holder is always on a processor or waiting for the operating system to give it
 * one, never waiting for a carrier; waiters that spin on every carrier cannot keep it from
 * releasing the lock. Nor is the lock handed to a waiter: a free lock goes to the first running
 * thread that asks. The price is that a virtual thread keeps its carrier busy for as long as some
 * thread holds the lock, which is a heap operation, or a scan of one heap at most.
 *
 * <p>Taking the lock is a volatile access, releasing it is a release: that is all that a lock
 * needs. Nobody decides by a look at the lock whether to wake another thread; what such decisions
 * read is written by volatile accesses of its own.
 */
final class TimersLock {
  private static final VarHandle OWNER;

  static {
    try {
      OWNER = MethodHandles.lookup().findVarHandle(TimersLock.class, "owner", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Thread owner;

  /** Takes the lock; waits as long as another thread holds it. */
  void lock() {
    Thread self = Thread.currentThread();
    assert owner != self : "the lock is not reentrant";
    int attempt = 0;
    while (!tryLock(self)) {
      attempt = Pause.osyieldMounted(attempt);
    }
  }

  /** Releases the lock, which the calling thread holds. */
  void unlock() {
    assert isHeldByCurrentThread();
    OWNER.setRelease(this, null);
  }

  boolean isHeldByCurrentThread() {
    return owner == Thread.currentThread();
  }

  /** Whether some thread held the lock a moment ago. */
  boolean isHeld() {
    return owner != null;
  }

  private boolean tryLock(Thread self) {
    return owner == null && OWNER.compareAndSet(this, null, self);
  }
}

package dev.timerproof.runtime.core;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How a thread waits for another thread that is about to finish a step: it spins for a bounded
 * time, then sleeps for short times. The caller counts its attempts and tests its condition again
 * after each.
 */
final class Pause {
  /** The number of attempts that only spin. A transition takes well under that many. */
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 256 : 1;

  private static final long SHORTEST_SLEEP_NS = 1_000;
  private static final int DOUBLINGS = 6;

  /** {@code Thread.isVirtual}, or null on a JDK that has no virtual threads. */
  private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();

  private Pause() {}

  /**
   * Waits a moment. The caller owns no timer and no lock: a virtual thread may be unmounted here.
   *
   * @param attempt how often the caller has waited for this already
   * @return the number to pass next time
   */
  static int osyield(int attempt) {
    if (attempt < SPINS) {
      Thread.onSpinWait();
    } else {
      sleep(attempt);
    }
    return attempt + 1;
  }

  /**
   * Waits a moment without ever unmounting a virtual thread: the caller owns a timer or a lock.
   *
   * @param attempt how often the caller has waited for this already
   * @return the number to pass next time
   */
  static int osyieldMounted(int attempt) {
    if (attempt < SPINS || currentIsVirtual()) {
      Thread.onSpinWait();
    } else {
      sleep(attempt);
    }
    return Math.min(attempt, Integer.MAX_VALUE - 1) + 1;
  }

  /** Sleeps, longer at later attempts; an interrupt shortens no sleep and is kept. */
  private static void sleep(int attempt) {
    boolean interrupted = Thread.interrupted();
    LockSupport.parkNanos(SHORTEST_SLEEP_NS << Math.min(attempt - SPINS, DOUBLINGS));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean currentIsVirtual() {
    if (IS_VIRTUAL == null) {
      return false;
    }
    try {
      return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable MethodHandle isVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (NoSuchMethodException e) {
      return null;
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}

package dev.timerproof.evidence.layer;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Semaphore;

/**
 * The processor cores that a run keeps busy, so that layers run at the same time without disturbing
 * each other. First come, first served. Thread-safe.
 */
public final class Cores {
  /** The most memory that one process may need, heap included, in bytes. */
  private static final long BYTES_EACH = 3L << 30;

  private final int count;
  private final Semaphore free;

  private Cores(int count) {
    this.count = count;
    free = new Semaphore(count, true);
  }

  /**
   * Cores of the given number, whether the machine has them or not.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public static Cores of(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("cores " + count + ": expected at least 1");
    }
    return new Cores(count);
  }

  /** As many as this JVM may use; fewer if the machine has no memory for a process on each. */
  public static Cores ofThisMachine() {
    int processors = Runtime.getRuntime().availableProcessors();
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean machine) {
      long room = machine.getTotalMemorySize() / BYTES_EACH;
      return of((int) Math.max(1, Math.min(processors, room)));
    }
    return of(processors);
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /**
   * Waits until so many cores are free, or all if there are fewer, and takes them until they are
   * given back.
   */
  public Taken take(int some) throws InterruptedException {
    int number = Math.min(some, count);
    free.acquire(number);
    return new Taken(number);
  }

  /** Takes up to so many of the cores that are free now; does not wait. */
  public Taken takeIdle(int some) {
    int number = 0;
    while (number < some && free.tryAcquire()) {
      number++;
    }
    return new Taken(number);
  }

  /** Cores that are taken; closing gives them back. */
  public final class Taken implements AutoCloseable {
    private int number;

    private Taken(int number) {
      this.number = number;
    }

    /** How many were taken. */
    public synchronized int number() {
      return number;
    }

    @Override
    public synchronized void close() {
      free.release(number);
      number = 0;
    }
  }
}

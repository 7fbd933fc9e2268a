package dev.timerproof.bench.work;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * The resources that this process has used until now, as counted by the operating system and the
 * JVM. The JDK tells the CPU time of a process in steps of 10 ms; {@code getrusage} of Linux counts
 * microseconds, of all threads, also of those that have ended.
 *
 * @param cpuNanos user and system time of all threads
 * @param voluntary how often a thread gave up its core, mostly to wait
 * @param involuntary how often a thread was made to give up its core
 * @param allocated bytes that the threads that are alive have allocated
 * @param nanoTime when this was read, by {@link System#nanoTime}
 */
public record Usage(
    long cpuNanos, long voluntary, long involuntary, long allocated, long nanoTime) {
  private static final Function GETRUSAGE = NativeLibrary.getInstance("c").getFunction("getrusage");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  // struct rusage of Linux with 64 bits: two times of two longs each, then fourteen longs.
  private static final int LONGS = 18;
  private static final int SELF = 0;
  private static final int VOLUNTARY = 16;
  private static final int INVOLUNTARY = 17;

  /** Reads all counters, and the time last. */
  public static Usage now() {
    long allocated = allocatedNow();
    try (Memory usage = new Memory(LONGS * Long.BYTES)) {
      int failed = GETRUSAGE.invokeInt(new Object[] {SELF, usage});
      if (failed != 0) {
        throw new IllegalStateException("getrusage returned " + failed);
      }
      return new Usage(
          nanos(usage, 0) + nanos(usage, 2),
          at(usage, VOLUNTARY),
          at(usage, INVOLUNTARY),
          allocated,
          System.nanoTime());
    }
  }

  private static long at(Memory usage, int index) {
    return usage.getLong((long) index * Long.BYTES);
  }

  private static long nanos(Memory usage, int index) {
    return at(usage, index) * 1_000_000_000 + at(usage, index + 1) * 1_000;
  }

  private static long allocatedNow() {
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }
}

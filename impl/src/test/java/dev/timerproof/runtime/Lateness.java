package dev.timerproof.runtime;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;

/** How late timers were: a count for each power of two of nanoseconds. Thread-safe. */
final class Lateness {
  private final AtomicLongArray counts = new AtomicLongArray(Long.SIZE);
  private final LongAccumulator most = new LongAccumulator(Math::max, 0);

  /** Counts a timer that has fired so many nanoseconds late. */
  void add(long nanos) {
    counts.incrementAndGet(Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(nanos, 1)));
    most.accumulate(nanos);
  }

  /** A bound that the given part of all firings does not exceed, in nanoseconds. */
  long quantile(double part) {
    long all = 0;
    for (int i = 0; i < Long.SIZE; i++) {
      all += counts.get(i);
    }
    long seen = 0;
    for (int i = 0; i < Long.SIZE - 2; i++) {
      seen += counts.get(i);
      if (seen >= part * all) {
        return Math.min(1L << (i + 1), most.get());
      }
    }
    return most.get();
  }

  private static String millis(long nanos) {
    return String.format("%.2f ms", nanos / (double) TimeUnit.MILLISECONDS.toNanos(1));
  }

  /** The resources that this JVM has used: collections, heap at the end, CPU time. */
  static String collections() {
    StringBuilder text = new StringBuilder();
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      text.append(gc.getName())
          .append(' ')
          .append(gc.getCollectionCount())
          .append(" in ")
          .append(gc.getCollectionTime())
          .append(" ms, ");
    }
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long cpu =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    text.append("heap ").append(used >> 20).append(" MB, ");
    return text.append(TimeUnit.NANOSECONDS.toSeconds(cpu)).append(" s of CPU").toString();
  }

  @Override
  public String toString() {
    return "late at most "
        + millis(quantile(0.5))
        + " for 50 %, "
        + millis(quantile(0.99))
        + " for 99 %, "
        + millis(quantile(0.999))
        + " for 99.9 %, "
        + millis(most.get())
        + " for all";
  }
}

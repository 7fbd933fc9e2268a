package dev.timerproof.bench.work;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures the part of a batch that counts: all that this process uses between {@link #begin} and
 * {@link #end}, whichever thread uses it. Used by one thread.
 */
public final class Meter {
  private final Map<String, Double> values = new LinkedHashMap<>();
  private @Nullable Usage begun;

  /** From here on. May be called again, if the work has to be begun anew. */
  public void begin() {
    begun = Usage.now();
  }

  /**
   * Up to here.
   *
   * @param operations how many were done, more than 0
   */
  public void end(long operations) {
    Usage ended = Usage.now();
    Usage from = begun;
    if (from == null || operations <= 0) {
      throw new IllegalStateException("begun: " + from + ", operations: " + operations);
    }
    put("operations", (double) operations);
    put("cpu", per(operations, ended.cpuNanos() - from.cpuNanos()));
    put("wall", per(operations, ended.nanoTime() - from.nanoTime()));
    put("allocated", per(operations, ended.allocated() - from.allocated()));
    put("voluntary", per(operations, ended.voluntary() - from.voluntary()));
    put("involuntary", per(operations, ended.involuntary() - from.involuntary()));
  }

  private static double per(long operations, long what) {
    return (double) what / operations;
  }

  /** A figure that is no use of the process. */
  void put(String metric, double value) {
    values.put(metric, value);
  }

  /** What was measured: nanoseconds, bytes and switches for each operation. */
  public Map<String, Double> values() {
    return values;
  }
}

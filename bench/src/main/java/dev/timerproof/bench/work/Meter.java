package dev.timerproof.bench.work;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures the relevant part of a batch: the resources that all threads of this process use between
 * {@link #begin} and {@link #end}. Used by one thread.
 */
public final class Meter {
  private final Map<String, Double> values = new LinkedHashMap<>();
  private @Nullable Usage begun;

  /** Begins the measurement. May be called again, if the work has to be started anew. */
  public void begin() {
    begun = Usage.now();
  }

  /**
   * Ends the measurement.
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

  /** Adds a figure that is not a resource of the process. */
  void put(String metric, double value) {
    values.put(metric, value);
  }

  /** The figures: nanoseconds, bytes and switches for each operation. */
  public Map<String, Double> values() {
    return values;
  }
}

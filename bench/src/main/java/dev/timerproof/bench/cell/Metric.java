package dev.timerproof.bench.cell;

import java.util.Locale;

/** A figure by which libraries are compared; smaller is better. */
public enum Metric {
  /** CPU time of the whole process for each operation. */
  CPU("ns"),
  /** Voluntary context switches of the whole process for each operation. */
  VOLUNTARY("switches"),
  /** Half of the timers are no later. */
  P50("us"),
  /** 99 of 100 timers are no later. */
  P99("us"),
  /** Memory in use for each timer. */
  BYTES("bytes");

  private final String unit;

  Metric(String unit) {
    this.unit = unit;
  }

  /** The name in tables and files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit in tables. */
  public String unit() {
    return unit;
  }
}

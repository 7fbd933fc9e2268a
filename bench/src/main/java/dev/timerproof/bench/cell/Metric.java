package dev.timerproof.bench.cell;

import dev.timerproof.bench.work.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A figure by which libraries are compared; smaller is better. */
public enum Metric {
  /** CPU time of the whole process for each operation. */
  CPU("ns"),
  /** Time that passes for each operation. */
  WALL("ns"),
  /** Voluntary context switches of the whole process for each operation. */
  VOLUNTARY("switches"),
  /** Half of the timers are no later. */
  P50("us"),
  /** 99 of 100 timers are no later. */
  P99("us"),
  /** Timers that fire before their time. */
  EARLY("timers"),
  /** The longest time that a start of another timer takes during a batch. */
  STALL("ms"),
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

  /** The names of all. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Metric::id).toList();
  }

  /** Whether a kind of work has this figure. */
  public boolean isMeasuredBy(Kind kind) {
    return switch (this) {
      case CPU, WALL, VOLUNTARY -> true;
      case P50, P99, EARLY -> kind == Kind.LATENESS;
      case STALL -> kind == Kind.STALL;
      case BYTES -> kind == Kind.BYTES;
    };
  }

  /** The unit in tables. */
  public String unit() {
    return unit;
  }
}

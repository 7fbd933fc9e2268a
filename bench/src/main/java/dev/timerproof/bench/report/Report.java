package dev.timerproof.bench.report;

import dev.timerproof.bench.run.Effort;
import dev.timerproof.bench.run.Measurement;
import java.util.List;

/**
 * A run with its comparison.
 *
 * @param quick whether it was a quick run
 * @param loadBefore runnable threads on average over the minute before
 * @param loadAfter the same, over the last minute of the run
 * @param rows the comparison, those that lose first
 * @param unused accepted losses that were none in this run
 * @param targets the targets whose cells were measured, those that are missed first
 */
public record Report(
    boolean quick,
    Effort effort,
    String machine,
    int cores,
    String system,
    String jvm,
    double loadBefore,
    double loadAfter,
    Measurement measurement,
    List<Row> rows,
    List<String> unused,
    List<JudgedTarget> targets) {
  /** The share of the machine from which the use by other processes counts as a disturbance. */
  static final double DISTURBED = 0.05;

  public Report {
    rows = List.copyOf(rows);
    unused = List.copyOf(unused);
    targets = List.copyOf(targets);
  }

  /** Whether other processes used the machine so much that the figures are not reliable. */
  public boolean isDisturbed() {
    return measurement.othersShare() > DISTURBED;
  }

  /** Whether one of ours loses without a reason that is written down. */
  public boolean hasLost() {
    return rows.stream().anyMatch(row -> row.verdict() == Verdict.LOSES);
  }

  /** Whether a library did not do its work. */
  public boolean hasFailed() {
    return measurement.gaps().stream().anyMatch(gap -> gap.failed());
  }
}

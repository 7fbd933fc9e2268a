package dev.timerproof.bench.report;

import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Contender;
import dev.timerproof.bench.cell.Metric;
import org.jspecify.annotations.Nullable;

/**
 * One of our ways to use timers, compared with the best peer.
 *
 * @param value the geometric mean of our rounds, in the metric's unit
 * @param peer the best peer; null if there is none
 * @param peerValue its geometric mean; 0 if there is none
 * @param ratio ours to the peer's; null if there is none
 * @param wall the ratio of elapsed times; null if there is no peer
 * @param go the ratio to the best Go; null if there is none
 */
public record Row(
    Cell cell,
    Metric metric,
    Contender contender,
    double value,
    @Nullable Contender peer,
    double peerValue,
    @Nullable Ratio ratio,
    @Nullable Ratio wall,
    @Nullable Ratio go,
    Verdict verdict) {
  /** The name of this row in the list of accepted losses. */
  public String key() {
    return key(cell.id(), metric.id(), contender.id());
  }

  /** The same, for a loss that is known. */
  Row accepted() {
    return new Row(
        cell, metric, contender, value, peer, peerValue, ratio, wall, go, Verdict.ACCEPTED);
  }

  static String key(String cell, String metric, String contender) {
    return cell + " " + metric + " " + contender;
  }
}

package dev.timerproof.bench.report;

import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Contender.Side;
import dev.timerproof.bench.cell.Metric;
import dev.timerproof.bench.run.Measurement;
import dev.timerproof.bench.run.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares our timers with the best peer, for each cell and figure. */
public final class Comparison {
  private static final String EARLY = Metric.EARLY.id();
  private static final String WALL = Metric.WALL.id();

  private final Measurement measurement;
  private final AcceptedLosses accepted;

  private Comparison(Measurement measurement, AcceptedLosses accepted) {
    this.measurement = measurement;
    this.accepted = accepted;
  }

  /** The rows, those that lose first, then by their ratio, the largest first. */
  public static List<Row> rows(Measurement measurement, AcceptedLosses accepted) {
    return new Comparison(measurement, accepted).rows();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Series ours : measurement.series()) {
      if (ours.contender().side() == Side.OURS) {
        for (Metric metric : ours.cell().judged()) {
          rows.add(row(ours, metric));
        }
      }
    }
    rows.sort(
        Comparator.comparing(Row::verdict)
            .thenComparing(Comparator.comparingDouble((Row row) -> -mean(row))));
    return rows;
  }

  private static double mean(Row row) {
    return row.ratio() == null ? 0 : row.ratio().mean();
  }

  private Row row(Series ours, Metric metric) {
    Series peer = best(measurement, ours.cell(), metric, Side.PEER);
    Series go = best(measurement, ours.cell(), metric, Side.GO);
    Ratio ratio = ratio(ours, peer, metric.id());
    Row row =
        new Row(
            ours.cell(),
            metric,
            ours.contender(),
            mean(ours, metric),
            peer == null ? null : peer.contender(),
            peer == null ? 0 : mean(peer, metric),
            ratio,
            ratio(ours, peer, WALL),
            ratio(ours, go, metric.id()),
            verdict(ratio));
    boolean known = row.verdict() == Verdict.LOSES && accepted.reason(row).isPresent();
    return known ? row.accepted() : row;
  }

  private static Verdict verdict(@Nullable Ratio ratio) {
    if (ratio == null) {
      return Verdict.ALONE;
    }
    return ratio.low() > 1 ? Verdict.LOSES : ratio.high() < 1 ? Verdict.AHEAD : Verdict.LEVEL;
  }

  private static double mean(Series series, Metric metric) {
    return Ratio.mean(series.values(metric.id()));
  }

  private static @Nullable Ratio ratio(Series ours, @Nullable Series other, String figure) {
    return other == null ? null : Ratio.of(ours.values(figure), other.values(figure));
  }

  /**
   * The best library of a side. A library that fires timers early is left out where lateness is
   * compared.
   */
  static @Nullable Series best(Measurement measurement, Cell cell, Metric metric, Side side) {
    Optional<Series> best =
        measurement.series().stream()
            .filter(series -> series.cell().equals(cell) && series.contender().side() == side)
            .filter(series -> Arrays.stream(series.values(EARLY)).sum() == 0)
            .min(Comparator.comparingDouble(series -> mean(series, metric)));
    return best.orElse(null);
  }
}

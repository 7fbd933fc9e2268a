package dev.timerproof.bench.run;

import java.util.List;

/**
 * The results of a run.
 *
 * @param series the figures
 * @param gaps what was not measured
 * @param othersShare the share of the machine's cores that other processes used during the batches
 */
public record Measurement(List<Series> series, List<Gap> gaps, double othersShare) {
  public Measurement {
    series = List.copyOf(series);
    gaps = List.copyOf(gaps);
  }
}

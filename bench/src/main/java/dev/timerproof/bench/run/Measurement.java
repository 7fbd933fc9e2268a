package dev.timerproof.bench.run;

import java.util.List;

/**
 * What a run has found.
 *
 * @param series the figures
 * @param gaps what was not measured
 * @param othersShare which share of the machine's cores something else used during the batches
 */
public record Measurement(List<Series> series, List<Gap> gaps, double othersShare) {
  public Measurement {
    series = List.copyOf(series);
    gaps = List.copyOf(gaps);
  }
}

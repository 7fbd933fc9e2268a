package dev.timerproof.bench.cell;

import dev.timerproof.bench.work.Spec;
import java.util.List;

/**
 * One measurement, made of all libraries that support it.
 *
 * @param id its name, such as {@code startstop/1t/100k}
 * @param spec the work that is measured
 * @param timers the size of a batch if that is a number of timers, else 0
 * @param judged the figures by which our timers are compared with others
 * @param quick whether a quick run measures it too
 */
public record Cell(String id, Spec spec, int timers, List<Metric> judged, boolean quick) {
  public Cell {
    judged = List.copyOf(judged);
  }
}

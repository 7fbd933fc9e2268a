package dev.timerproof.bench.run;

import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Contender;
import java.util.List;
import java.util.Map;

/**
 * The figures of one library in one cell.
 *
 * @param rounds one map for each round, from the name of a figure to its value; the same round of
 *     two libraries was measured shortly one after the other
 */
public record Series(Cell cell, Contender contender, List<Map<String, Double>> rounds) {
  public Series {
    rounds = List.copyOf(rounds);
  }

  /** A figure in each round; 0 where it is missing. */
  public double[] values(String figure) {
    return rounds.stream().mapToDouble(round -> round.getOrDefault(figure, 0.0)).toArray();
  }
}

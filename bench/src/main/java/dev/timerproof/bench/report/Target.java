package dev.timerproof.bench.report;

import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Contender;
import dev.timerproof.bench.cell.Contender.Side;
import dev.timerproof.bench.cell.Metric;
import dev.timerproof.bench.report.MarkdownTable.Line;
import java.util.List;

/**
 * What one figure of ours is to be, at most.
 *
 * @param ours the name of ours
 * @param against what the figure is compared with: {@link #LIMIT}, {@link #PEERS}, {@link #GO}, the
 *     name of a library, or that of another cell of ours
 * @param most the greatest ratio, or the greatest value in the figure's unit if it is compared with
 *     nothing
 * @param listed the state that the page gives for the JDK of this run: one of the words of {@link
 *     Outcome}, then anything
 */
public record Target(
    Cell cell, Metric metric, String ours, String against, double most, String listed) {
  /** The figure alone is judged. */
  static final String LIMIT = "-";

  /** The best of the thread-safe libraries for the JVM. */
  static final String PEERS = "peers";

  /** The best of the versions of Go. */
  static final String GO = "go";

  /** Whether a library has to be measured in a cell to judge this target. */
  boolean needs(Cell measured, Contender contender) {
    if (!measured.equals(cell)) {
      return measured.id().equals(against) && contender.id().equals(ours);
    }
    return contender.id().equals(ours)
        || contender.id().equals(against)
        || (against.equals(PEERS) && contender.side() == Side.PEER)
        || (against.equals(GO) && contender.side() == Side.GO);
  }

  /** Whether a line of the page has this target. */
  boolean isOf(Line line) {
    return line.words().subList(0, 4).equals(List.of(cell.id(), metric.id(), ours, against));
  }

  /** Whether the page says the opposite of an outcome. */
  boolean isContradictedBy(Outcome outcome) {
    return (outcome == Outcome.MET && isListedAs(Outcome.MISSED))
        || (outcome == Outcome.MISSED && isListedAs(Outcome.MET));
  }

  private boolean isListedAs(Outcome outcome) {
    return Outcome.ofState(listed).filter(outcome::equals).isPresent();
  }
}

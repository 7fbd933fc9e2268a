package dev.timerproof.bench.cell;

import dev.timerproof.bench.work.Kind;
import java.util.List;
import java.util.Set;

/**
 * A library that takes part.
 *
 * @param id its name in tables and options
 * @param side whose it is
 * @param command what starts its process, up to the arguments that tell the work
 * @param kinds the works that it can do
 * @param mostThreads how many threads may use it at the same time
 * @param leastJdk the first JDK that has it
 * @param note what a reader should know of it; may be empty
 */
public record Contender(
    String id,
    Side side,
    List<String> command,
    Set<Kind> kinds,
    int mostThreads,
    int leastJdk,
    String note) {
  /** Whose a library is, and what it is compared for. */
  public enum Side {
    /** One of the ways to use the timers of this project. */
    OURS,
    /** Another library for the JVM, safe for threads: ours must not lose to the best of them. */
    PEER,
    /** For the JVM too, but it does less, so it is only shown. */
    SHOWN,
    /** Go's own timers, which are only shown. */
    GO
  }

  public Contender {
    command = List.copyOf(command);
    kinds = Set.copyOf(kinds);
  }

  /** Whether it can do what a cell asks for. */
  public boolean takesPart(Cell cell) {
    return kinds.contains(cell.spec().kind()) && cell.spec().threads() <= mostThreads;
  }
}

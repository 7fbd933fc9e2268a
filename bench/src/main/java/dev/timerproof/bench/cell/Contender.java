package dev.timerproof.bench.cell;

import dev.timerproof.bench.work.Kind;
import java.util.List;
import java.util.Set;

/**
 * A library that takes part.
 *
 * @param id its name in tables and options
 * @param side whose library it is
 * @param command the command of its process, without the arguments for the work
 * @param kinds the kinds of work that it supports
 * @param mostThreads how many threads may use it at the same time
 * @param leastJdk the first JDK that has it
 * @param note a remark for readers; may be empty
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
    /** Another thread-safe library for the JVM: our timers must not lose to the best of them. */
    PEER,
    /** A library for the JVM that offers less, so it is only shown. */
    SHOWN,
    /** Go's own timers, which are only shown. */
    GO
  }

  public Contender {
    command = List.copyOf(command);
    kinds = Set.copyOf(kinds);
  }

  /** The names of those of one side. */
  public static List<String> ids(List<Contender> contenders, Side side) {
    return contenders.stream()
        .filter(contender -> contender.side == side)
        .map(Contender::id)
        .toList();
  }

  /** Whether the library supports a cell. */
  public boolean takesPart(Cell cell) {
    return kinds.contains(cell.spec().kind()) && cell.spec().threads() <= mostThreads;
  }
}

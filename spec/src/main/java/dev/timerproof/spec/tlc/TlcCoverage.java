package dev.timerproof.spec.tlc;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The coverage of the table by the visited states.
 *
 * @param rows ids of the rows that some thread was in, sorted
 * @param pairs the pairs of statuses that two threads had found on one timer while both were still
 *     in their operations; each pair sorted, and the pairs sorted
 */
public record TlcCoverage(List<String> rows, List<String> pairs) {
  /** Nothing was reached, or the model does not report it. */
  public static final TlcCoverage NONE = new TlcCoverage(List.of(), List.of());

  public TlcCoverage {
    rows = List.copyOf(rows);
    pairs = List.copyOf(pairs);
  }

  /** The union of several runs' coverage. */
  public static TlcCoverage union(Collection<TlcCoverage> all) {
    SortedSet<String> rows = new TreeSet<>();
    SortedSet<String> pairs = new TreeSet<>();
    for (TlcCoverage one : all) {
      rows.addAll(one.rows);
      pairs.addAll(one.pairs);
    }
    return new TlcCoverage(List.copyOf(rows), List.copyOf(pairs));
  }
}

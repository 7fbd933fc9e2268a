package dev.timerproof.spec.table;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table, or a mutation of it, is not what a table must be. The message holds a line for each of
 * the first twenty problems, in the order in which they stand in the file.
 */
public final class MalformedTableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int SHOWN = 20;

  private final transient List<Problem> problems;

  /** At least one problem, in any order. */
  public MalformedTableException(List<Problem> problems) {
    super(message(inOrder(problems)));
    this.problems = inOrder(problems);
  }

  /** A single problem. */
  public MalformedTableException(Place place, String message) {
    this(List.of(new Problem(place, message)));
  }

  private static String message(List<Problem> problems) {
    String first =
        problems.stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("\n"));
    int more = problems.size() - SHOWN;
    return more > 0 ? first + "\nand " + more + " more" : first;
  }

  private static List<Problem> inOrder(List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a malformed table without a problem");
    }
    return problems.stream()
        .sorted(
            Comparator.<Problem>comparingInt(p -> p.place().line())
                .thenComparingInt(p -> p.place().column()))
        .toList();
  }

  /** All problems, the first place first. */
  public List<Problem> problems() {
    return problems;
  }

  /** Where the first problem is. */
  public Place place() {
    return problems.get(0).place();
  }
}

package dev.timerproof.spec.table;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown for a malformed table or mutation. The message has a line for each of the first twenty
 * problems, in the order of the file.
 */
public final class MalformedTableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int SHOWN = 20;

  private final transient List<Problem> problems;

  /** An exception for problems, at least one, in any order. */
  public MalformedTableException(List<Problem> problems) {
    super(message(inOrder(problems)));
    this.problems = inOrder(problems);
  }

  /** An exception for a single problem. */
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

  /** The place of the first problem. */
  public Place place() {
    return problems.get(0).place();
  }
}

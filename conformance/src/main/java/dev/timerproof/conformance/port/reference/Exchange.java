package dev.timerproof.conformance.port.reference;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request and what the table answers to it.
 *
 * @param ask the request
 * @param answer the answer
 * @param state the answer to {@code state} after it; null if it is not asked for
 */
public record Exchange(String ask, String answer, @Nullable String state) {
  /** Takes the place of a word that is not compared. */
  private static final String ANY = "-";

  /** The timers of a heap with at least two slots. */
  private static final Pattern HEAP = Pattern.compile("t\\d+(,t\\d+)+");

  /** Whether a port that answers so and has this state then does as this exchange says. */
  public boolean agrees(Exchange seen) {
    String its = seen.state();
    return agree(answer, seen.answer())
        && (state == null ? its == null : its != null && agree(state, its));
  }

  /** Whether an answer is the expected one. */
  public static boolean agree(String expected, String seen) {
    String[] e = expected.split(" ", -1);
    String[] s = seen.split(" ", -1);
    if (e.length != s.length) {
      return false;
    }
    for (int k = 0; k < e.length; k++) {
      if (!agreeing(e[k], s[k])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word of an answer is the expected one. */
  public static boolean agreeing(String expected, String seen) {
    return expected.equals(ANY) || expected.equals(seen) || sameHeap(expected, seen);
  }

  /** Whether two heaps have the same timers; the table does not say in which slots they are. */
  private static boolean sameHeap(String expected, String seen) {
    return HEAP.matcher(expected).matches()
        && List.of(expected.split(",", -1)).stream()
            .sorted()
            .toList()
            .equals(List.of(seen.split(",", -1)).stream().sorted().toList());
  }
}

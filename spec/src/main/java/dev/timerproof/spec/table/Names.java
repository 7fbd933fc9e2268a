package dev.timerproof.spec.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a mistyped one may stand for. */
public final class Names {
  private Names() {}

  /**
   * The candidate with the smallest edit distance; of several the first. Empty without candidates.
   */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    return candidates.stream().min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** A message that lists all candidates, for a few that a user can choose from. */
  public static String unknown(String what, String name, Collection<String> all) {
    return "unknown " + what + " " + name + "; there are: " + String.join(", ", all);
  }

  /** An error that suggests the nearest candidate, where there are too many to list. */
  static IllegalArgumentException error(String what, String name, Collection<String> candidates) {
    return new IllegalArgumentException(
        "unknown "
            + what
            + " "
            + name
            + nearest(name, candidates)
                .map(nearest -> ", did you mean " + nearest + "?")
                .orElse(""));
  }

  /** How many characters must be inserted, removed or replaced to make one of the other. */
  static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}

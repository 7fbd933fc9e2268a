package dev.timerproof.spec.export;

import java.util.Collection;
import java.util.List;

/** Helpers for English sentences. */
final class English {
  private English() {}

  /** "a", "a and b", "a, b and c". */
  static String list(Collection<String> words) {
    List<String> all = List.copyOf(words);
    if (all.size() < 2) {
      return String.join("", all);
    }
    int last = all.size() - 1;
    return String.join(", ", all.subList(0, last)) + " and " + all.get(last);
  }

  /** "1 row", "2 rows". */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

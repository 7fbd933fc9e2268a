package dev.timerproof.spec.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two lists of words as Markdown, with the words that only one of them has in bold. */
final class WordDiff {
  private static final String NONE = "nothing";
  private static final String ABSENT = "not there";

  private final List<String> before;
  private final List<String> after;
  private final int[][] common;

  private WordDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
    this.common = common(before, after);
  }

  /** The two texts; an empty value stands for something that does not exist. */
  static List<String> of(Optional<List<String>> before, Optional<List<String>> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return List.of(plain(before), plain(after));
    }
    return new WordDiff(before.get(), after.get()).texts();
  }

  private static String plain(Optional<List<String>> words) {
    return words.map(w -> w.isEmpty() ? NONE : String.join(" ", w)).orElse(ABSENT);
  }

  /** The length of the longest common subsequence of the rests that begin at i and j. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private List<String> texts() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        first.add(before.get(i++));
        second.add(after.get(j++));
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        first.add(bold(before.get(i++)));
      } else {
        second.add(bold(after.get(j++)));
      }
    }
    return List.of(text(first), text(second));
  }

  private static String text(List<String> words) {
    return words.isEmpty() ? NONE : String.join(" ", words);
  }

  private static String bold(String word) {
    return "**" + word + "**";
  }
}

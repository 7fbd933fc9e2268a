package dev.timerproof.evidence.text;

import java.util.List;

/** Finds the first difference of two texts. */
public final class TextDifference {
  private TextDifference() {}

  /**
   * The first line that differs, as {@code 12: found 'a', expected 'b'}; empty when the texts are
   * the same.
   */
  public static String first(String found, String expected) {
    if (found.equals(expected)) {
      return "";
    }
    List<String> one = found.lines().toList();
    List<String> other = expected.lines().toList();
    if (one.equals(other)) {
      return "1: found other line ends than expected";
    }
    int i = 0;
    while (i < one.size() && i < other.size() && one.get(i).equals(other.get(i))) {
      i++;
    }
    return "%d: found %s, expected %s".formatted(i + 1, line(one, i), line(other, i));
  }

  private static String line(List<String> lines, int i) {
    return i < lines.size() ? "'" + lines.get(i).strip() + "'" : "the end";
  }
}

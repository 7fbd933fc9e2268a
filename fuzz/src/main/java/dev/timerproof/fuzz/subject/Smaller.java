package dev.timerproof.fuzz.subject;

import java.util.ArrayList;
import java.util.List;

/** Ways to make parts of an input smaller. */
final class Smaller {
  private Smaller() {}

  /** A list without some of its elements that stand side by side, without many of them first. */
  static <T> List<List<T>> lists(List<T> list) {
    List<List<T>> fewer = new ArrayList<>();
    for (int size = list.size() / 2; size >= 1; size /= 2) {
      for (int end = list.size(); end > 0; end -= size) {
        List<T> rest = new ArrayList<>(list.subList(0, Math.max(0, end - size)));
        rest.addAll(list.subList(end, list.size()));
        fewer.add(rest);
      }
    }
    return fewer;
  }

  /** Numbers between 0 and this one. */
  static List<Long> numbers(long number) {
    List<Long> less = new ArrayList<>();
    for (long next : new long[] {0, 1, number / 2, number - 1}) {
      if (next >= 0 && next < number && !less.contains(next)) {
        less.add(next);
      }
    }
    return less;
  }
}

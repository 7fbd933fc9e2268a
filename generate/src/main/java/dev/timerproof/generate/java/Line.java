package dev.timerproof.generate.java;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a generated body: either code, or the ids of the rows that the next lines are.
 *
 * @param code the code, empty for a line of ids
 * @param ids the ids, empty for a line of code
 */
record Line(String code, List<String> ids) {
  Line {
    ids = List.copyOf(ids);
  }

  static Line code(String code) {
    return new Line(code, List.of());
  }

  static Line ids(String id) {
    return new Line("", List.of(id));
  }

  /** Whether two bodies are the same code. */
  static boolean sameCode(List<Line> a, List<Line> b) {
    return a.stream().map(Line::code).toList().equals(b.stream().map(Line::code).toList());
  }

  /** Two bodies of the same code, with the ids of both. */
  static List<Line> merge(List<Line> a, List<Line> b) {
    List<Line> merged = new ArrayList<>();
    for (int k = 0; k < a.size(); k++) {
      List<String> ids = new ArrayList<>(a.get(k).ids());
      ids.addAll(b.get(k).ids());
      merged.add(new Line(a.get(k).code(), ids));
    }
    return merged;
  }
}

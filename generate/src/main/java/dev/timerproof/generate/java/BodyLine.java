package dev.timerproof.generate.java;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a generated body: either code, or the ids of the rows whose code follows.
 *
 * @param code the code, empty for a line of ids
 * @param ids the ids, empty for a line of code
 */
record BodyLine(String code, List<String> ids) {
  BodyLine {
    ids = List.copyOf(ids);
  }

  static BodyLine code(String code) {
    return new BodyLine(code, List.of());
  }

  static BodyLine ids(String id) {
    return new BodyLine("", List.of(id));
  }

  /** Whether two bodies are the same code. */
  static boolean sameCode(List<BodyLine> a, List<BodyLine> b) {
    return a.stream().map(BodyLine::code).toList().equals(b.stream().map(BodyLine::code).toList());
  }

  /** Two bodies of the same code, with the ids of both. */
  static List<BodyLine> merge(List<BodyLine> a, List<BodyLine> b) {
    List<BodyLine> merged = new ArrayList<>();
    for (int k = 0; k < a.size(); k++) {
      List<String> ids = new ArrayList<>(a.get(k).ids());
      ids.addAll(b.get(k).ids());
      merged.add(new BodyLine(a.get(k).code(), ids));
    }
    return merged;
  }
}

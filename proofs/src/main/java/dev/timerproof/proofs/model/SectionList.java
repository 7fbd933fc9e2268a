package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The meaning of each guard and step of a lock section, read from {@code mutex-steps.sexp}.
 * Immutable.
 */
public final class SectionList {
  private final Map<String, List<Sexp>> entries = new LinkedHashMap<>();

  private SectionList() {
    for (Sexp e : Texts.read("mutex-steps.sexp")) {
      String key = key(e.item(0).word(), e.item(1).word());
      if (entries.put(key, e.from(2)) != null) {
        throw new MalformedTextException(e.place(), key + " is listed twice");
      }
    }
  }

  /** The list of this build. */
  public static SectionList builtIn() {
    return new SectionList();
  }

  private static String key(String kind, String name) {
    return kind + " " + name;
  }

  /** The names of all entries of a kind, in the order of the list. */
  public List<String> names(String kind) {
    String begin = key(kind, "");
    return entries.keySet().stream()
        .filter(k -> k.startsWith(begin))
        .map(k -> k.substring(begin.length()))
        .toList();
  }

  /**
   * The clauses of a guard or step, or of a step around sections.
   *
   * @param kind guard, step, begin or world
   * @throws IllegalArgumentException if it is not listed
   */
  public List<Sexp> clauses(String kind, String name) {
    List<Sexp> clauses = entries.get(key(kind, name));
    if (clauses == null) {
      throw new IllegalArgumentException("mutex-steps.sexp does not list " + key(kind, name));
    }
    return clauses;
  }
}

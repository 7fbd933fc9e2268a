package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The meaning of each guard and step of the timers with a mutex, read from a list. Immutable. */
public final class SectionList {
  private final String text;
  private final Map<String, List<Sexp>> entries = new LinkedHashMap<>();

  private SectionList(String text) {
    this.text = text;
    for (Sexp e : Texts.read(text)) {
      String key = key(e.item(0).word(), e.item(1).word());
      if (entries.put(key, e.from(2)) != null) {
        throw new MalformedTextException(e.place(), key + " is listed twice");
      }
    }
  }

  /** The list of whole sections of a timer's locks. */
  public static SectionList builtIn() {
    return new SectionList("mutex-steps.sexp");
  }

  /** The list of the steps that the bounds are proven of. */
  public static SectionList bounds() {
    return new SectionList("mutex-bounds-steps.sexp");
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
      throw new IllegalArgumentException(text + " does not list " + key(kind, name));
    }
    return clauses;
  }
}

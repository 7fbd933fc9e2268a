package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.Vocabulary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The visible list, read from {@code steps.sexp}: the clauses of each step, guard and control. */
public final class StepList {
  private final Map<String, Map<String, List<Sexp>>> clauses = new LinkedHashMap<>();

  private StepList() {}

  /**
   * The list that ships with this library.
   *
   * @throws MalformedTextException if the text is malformed
   */
  public static StepList builtIn() {
    StepList list = new StepList();
    for (Sexp e : Texts.read("steps.sexp")) {
      String category = e.item(0).word();
      if (!Set.of("step", "guard", "owned", "control").contains(category)) {
        throw new MalformedTextException(e.place(), "unknown category " + category);
      }
      Map<String, List<Sexp>> words =
          list.clauses.computeIfAbsent(category, c -> new LinkedHashMap<>());
      if (words.put(e.item(1).word(), e.from(2)) != null) {
        throw new MalformedTextException(e.place(), e.item(1) + " is defined twice");
      }
    }
    return list;
  }

  /** The clauses of a step or hook. */
  public List<Sexp> step(String name) {
    return find("step", name);
  }

  /** The clauses of a guard between the load and the CAS. */
  public List<Sexp> guard(String name) {
    return find("guard", name);
  }

  /** The clauses of a test after the first CAS. */
  public List<Sexp> owned(String name) {
    return find("owned", name);
  }

  /** The clauses of what frames do between steps. */
  public List<Sexp> control(String name) {
    return find("control", name);
  }

  private List<Sexp> find(String category, String name) {
    List<Sexp> found = words(category).get(name);
    if (found == null) {
      throw new IllegalArgumentException("steps.sexp has no " + category + " " + name);
    }
    return found;
  }

  private Map<String, List<Sexp>> words(String category) {
    return clauses.getOrDefault(category, Collections.emptyMap());
  }

  /** The words of a table's vocabulary that the list does not define; empty if it is complete. */
  public Set<String> missing(Vocabulary vocabulary) {
    Set<String> missing = new TreeSet<>(vocabulary.steps().keySet());
    missing.removeAll(vocabulary.calls().keySet());
    missing.addAll(vocabulary.hooks().keySet());
    missing.removeAll(words("step").keySet());
    vocabulary.guards().keySet().stream()
        .filter(g -> !words("guard").containsKey(g))
        .forEach(missing::add);
    vocabulary.ownedCases().keySet().stream()
        .filter(o -> !words("owned").containsKey(o))
        .forEach(missing::add);
    return missing;
  }
}

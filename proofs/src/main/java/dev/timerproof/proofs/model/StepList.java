package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The meaning of each step, guard, owned case and control, as clauses that are read from {@code
 * steps.sexp}.
 */
public final class StepList {
  private final Map<String, Map<String, List<Sexp>>> clauses = new LinkedHashMap<>();

  private StepList() {}

  /**
   * The list of this build.
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

  /** The clauses of a control: what frames do between steps. */
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

  /**
   * The words of rows and frames that the list does not define, with their places; empty if it
   * defines all.
   */
  public List<Problem> problems(TimerTable table) {
    List<Problem> problems = new ArrayList<>();
    Set<String> calls = table.vocabulary().calls().keySet();
    for (Row row : table.rows()) {
      String where = "row " + row.id();
      row.steps().stream()
          .filter(s -> !calls.contains(s))
          .forEach(s -> find("step", s, where, row.place(), problems));
      find("guard", row.guard().word(), where, row.place(), problems);
      find("owned", row.owned().word(), where, row.place(), problems);
    }
    for (Frame frame : table.frames().values()) {
      Stream.of(frame.enter(), frame.round(), frame.picked(), frame.leave())
          .flatMap(List::stream)
          .filter(s -> !calls.contains(s))
          .forEach(s -> find("step", s, "frame " + frame.op(), frame.place(), problems));
    }
    return problems;
  }

  private void find(String category, String word, String where, Place place, List<Problem> all) {
    if (!words(category).containsKey(word)) {
      all.add(
          new Problem(
              place, where + ": steps.sexp does not say what " + category + " " + word + " does"));
    }
  }

  /** The same list without one entry; for tests of what notices that it is missing. */
  public StepList without(String category, String name) {
    StepList rest = new StepList();
    clauses.forEach((c, words) -> rest.clauses.put(c, new LinkedHashMap<>(words)));
    if (rest.clauses.getOrDefault(category, Map.of()).remove(name) == null) {
      throw new IllegalArgumentException("steps.sexp has no " + category + " " + name);
    }
    return rest;
  }

  /** The same list with other clauses for one entry; for tests of what notices that it is wrong. */
  public StepList with(String category, String name, List<Sexp> other) {
    StepList changed = without(category, name);
    changed.words(category).put(name, List.copyOf(other));
    return changed;
  }
}

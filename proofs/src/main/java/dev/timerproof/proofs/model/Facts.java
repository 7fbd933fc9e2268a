package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a thread because of its place in the program: a constant for each fact, and one
 * for each level if the fact has levels. Immutable.
 */
public final class Facts {
  private final StateModel state;
  private final Map<String, String> values;

  private Facts(StateModel state, Map<String, String> values) {
    this.state = state;
    this.values = Collections.unmodifiableMap(values);
  }

  /** The facts of an idle thread. */
  public static Facts idle(StateModel state, int levels) {
    Map<String, String> values = new LinkedHashMap<>();
    for (StateFunction f : state.facts()) {
      for (int level = 0; level < (f.perLevel() ? levels : 1); level++) {
        values.put(key(f, level), f.initial());
      }
    }
    return new Facts(state, values);
  }

  /** The SMT-LIB value for a level. */
  public static String level(int level) {
    return "level" + level;
  }

  private static String key(StateFunction f, int level) {
    return f.perLevel() ? f.name() + " " + level(level) : f.name();
  }

  private StateFunction fact(String name) {
    StateFunction f = state.functions().get(name);
    if (f == null || f.kind() != StateFunction.Kind.FACT) {
      throw new IllegalArgumentException("no fact is called " + name);
    }
    return f;
  }

  /** Whether some fact has this name. */
  public boolean has(String name) {
    StateFunction f = state.functions().get(name);
    return f != null && f.kind() == StateFunction.Kind.FACT;
  }

  /** The value of a fact, at a level if it has levels. */
  public String get(String name, int level) {
    return java.util.Objects.requireNonNull(values.get(key(fact(name), level)), name);
  }

  /** The same facts, with another value of one of them. */
  public Facts with(String name, int level, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key(fact(name), level), value);
    return new Facts(state, changed);
  }

  /** The same facts, with nothing known about the timer of a level. */
  public Facts forget(int level) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    for (StateFunction f : state.facts()) {
      if (f.perLevel()) {
        changed.put(key(f, level), f.initial());
      }
    }
    return new Facts(state, changed);
  }

  /**
   * The facts as equations between functions of a thread and constants.
   *
   * @param thread the thread that they are about
   */
  public List<Sexp> equations(Sexp thread) {
    List<Sexp> all = new ArrayList<>();
    values.forEach((key, value) -> all.add(equation(term(key, thread), value)));
    return all;
  }

  private static Sexp equation(Sexp term, String value) {
    return switch (value) {
      case "true" -> term;
      case "false" -> Sexp.not(term);
      default -> Sexp.equal(term, constant(value));
    };
  }

  private static Sexp constant(String value) {
    return value.startsWith("-")
        ? Sexp.form(Sexp.atom("-"), Sexp.atom(value.substring(1)))
        : Sexp.atom(value);
  }

  private static Sexp term(String key, Sexp thread) {
    List<Sexp> items = new ArrayList<>();
    String[] parts = key.split(" ", -1);
    items.add(thread);
    if (parts.length > 1) {
      items.add(Sexp.atom(parts[1]));
    }
    return Sexp.form(parts[0], items);
  }

  /** The facts of a thread that differ in {@code other}, as terms with the value there. */
  public Map<Sexp, Sexp> differences(Facts other, Sexp thread) {
    Map<Sexp, Sexp> changed = new LinkedHashMap<>();
    other.values.forEach(
        (key, value) -> {
          if (!value.equals(values.get(key))) {
            changed.put(term(key, thread), constant(value));
          }
        });
    return changed;
  }

  /** The facts that differ from those of an idle thread, for a comment. */
  public String summary() {
    List<String> told = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          if (!value.equals(fact(key.split(" ", 2)[0]).initial())) {
            told.add(
                value.equals("true")
                    ? key
                    : value.equals("false") ? "not " + key : key + " = " + value);
          }
        });
    return told.isEmpty() ? "idle" : String.join(", ", told);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts f && f.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return summary();
  }
}

package dev.timerproof.proofs.heap;

import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The symbolic state at one place of a method: the value of each name, and known facts. */
final class Symbols {
  private final Map<String, Sexp> values;
  private final List<Sexp> facts;

  /** The number of calls with a permutation so far. */
  int calls;

  Symbols() {
    this(new HashMap<>(), new ArrayList<>(), 0);
  }

  private Symbols(Map<String, Sexp> values, List<Sexp> facts, int calls) {
    this.values = values;
    this.facts = facts;
    this.calls = calls;
  }

  Symbols copy() {
    return new Symbols(new HashMap<>(values), new ArrayList<>(facts), calls);
  }

  Sexp get(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  void set(String name, Sexp value) {
    values.put(name, value);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  void assume(Sexp fact) {
    facts.add(fact);
  }

  List<Sexp> facts() {
    return facts;
  }

  /** A formula over names, in terms of their values. */
  Sexp resolve(Sexp formula) {
    return formula.substitute(values);
  }
}

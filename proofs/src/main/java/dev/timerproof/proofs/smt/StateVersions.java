package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.flow.StepRelation;
import dev.timerproof.proofs.model.StateFunction;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Names the state after each stage of a step: a function that is assigned gets a new name, the last
 * of them {@code f.after}; a function that is not assigned keeps its name.
 */
final class StateVersions {
  private final StateModel state;
  private final Map<String, Integer> left = new HashMap<>();
  private final Map<String, String> current = new HashMap<>();

  StateVersions(StateModel state, List<List<StepRelation.Assignment>> stages) {
    this.state = state;
    for (List<StepRelation.Assignment> stage : stages) {
      stage.stream()
          .map(StepRelation.Assignment::function)
          .distinct()
          .forEach(f -> left.merge(f, 1, Integer::sum));
    }
  }

  /** A formula over the state as it is now. */
  Sexp now(Sexp e) {
    return e.rename(word -> current.getOrDefault(word, word));
  }

  /** The current name of a function; its own if nothing has changed it. */
  String name(String function) {
    return current.getOrDefault(function, function);
  }

  /** The functions that have changed so far. */
  Map<String, String> changed() {
    return Map.copyOf(current);
  }

  /**
   * The definitions of the functions that the assignments change; afterwards {@link #now} means the
   * state after them.
   */
  List<Sexp> assign(List<StepRelation.Assignment> assignments) {
    Map<String, List<StepRelation.Assignment>> byFunction = new LinkedHashMap<>();
    assignments.forEach(
        a -> byFunction.computeIfAbsent(a.function(), f -> new ArrayList<>()).add(a));
    List<Sexp> definitions = new ArrayList<>();
    Map<String, String> next = new LinkedHashMap<>();
    byFunction.forEach(
        (name, all) -> {
          StateFunction f = Objects.requireNonNull(state.functions().get(name), name);
          int stagesLeft = left.merge(name, -1, Integer::sum);
          String to = stagesLeft == 0 ? name + ".after" : name + ".between" + stagesLeft;
          definitions.add(define(f, to, all));
          next.put(name, to);
        });
    current.putAll(next);
    return definitions;
  }

  private Sexp define(StateFunction f, String to, List<StepRelation.Assignment> assignments) {
    List<Sexp> parameters = new ArrayList<>();
    List<Sexp> binders = new ArrayList<>();
    for (int i = 0; i < f.arguments().size(); i++) {
      Sexp x = Sexp.atom("x" + i);
      parameters.add(x);
      binders.add(Sexp.form(x, Sexp.atom(f.arguments().get(i))));
    }
    Sexp old = Sexp.atom(name(f.name()));
    Sexp body = parameters.isEmpty() ? old : Sexp.form(name(f.name()), parameters);
    for (StepRelation.Assignment a : assignments) {
      body = assigned(a, parameters, body);
    }
    return Sexp.form(
        Sexp.atom("define-fun"),
        Sexp.atom(to),
        Sexp.form(binders.toArray(Sexp[]::new)),
        Sexp.atom(f.result()),
        body);
  }

  private Sexp assigned(StepRelation.Assignment a, List<Sexp> parameters, Sexp otherwise) {
    List<Sexp> conditions = new ArrayList<>();
    Map<String, Sexp> variables = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Sexp argument = a.arguments().get(i);
      if (argument instanceof Sexp.Atom word && a.variables().contains(word.text())) {
        variables.put(word.text(), parameters.get(i));
      } else {
        conditions.add(Sexp.equal(parameters.get(i), now(argument)));
      }
    }
    Sexp value = now(a.value()).substitute(variables);
    return conditions.isEmpty()
        ? value
        : Sexp.form(Sexp.atom("ite"), Sexp.and(conditions), value, otherwise);
  }
}

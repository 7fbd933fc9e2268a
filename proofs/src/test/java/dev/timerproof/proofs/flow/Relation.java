package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The effect of one stage of a step in a small state: the states after it, and failed demands. */
final class Relation {
  private final StepRelation.Stage stage;

  Relation(StepRelation.Stage stage) {
    this.stage = stage;
  }

  /** The names of demands that do not hold. */
  List<String> failedDemands(SmallState state) {
    Evaluation now = new Evaluation(state);
    return stage.demands().stream()
        .filter(d -> !now.holds(d.formula(), Map.of()))
        .map(StepRelation.Demand::name)
        .toList();
  }

  /** One state for each possible choice; empty if the step is not enabled. */
  List<SmallState> outcomes(SmallState state) {
    List<SmallState> all = new ArrayList<>();
    choose(state, 0, Map.of(), all);
    return all;
  }

  private void choose(
      SmallState state, int next, Map<String, Object> chosen, List<SmallState> all) {
    Evaluation now = new Evaluation(state);
    if (next == stage.choices().size()) {
      if (stage.conditions().stream().allMatch(c -> now.holds(c, chosen))) {
        all.add(after(state, now, chosen));
      }
      return;
    }
    StepRelation.Choice choice = stage.choices().get(next);
    for (Object element : state.elements(choice.sort())) {
      Map<String, Object> more = new HashMap<>(chosen);
      more.put(choice.name(), element);
      if (choice.conditions().stream().allMatch(c -> now.holds(c, more))) {
        choose(state, next + 1, more, all);
      }
    }
  }

  private SmallState after(SmallState state, Evaluation now, Map<String, Object> chosen) {
    SmallState after = state.copy();
    for (StepRelation.Assignment a : stage.assignments()) {
      if (!a.variables().isEmpty()) {
        assignAll(state, now, chosen, a, after);
      } else {
        assign(now, chosen, a, after);
      }
    }
    return after;
  }

  private static void assign(
      Evaluation now, Map<String, Object> variables, StepRelation.Assignment a, SmallState after) {
    List<Object> arguments = new ArrayList<>();
    for (Sexp argument : a.arguments()) {
      arguments.add(now.value(argument, variables));
    }
    after.set(now.value(a.value(), variables), a.function(), arguments);
  }

  /** steps.sexp quantifies over timers and Ps only; which of them does not matter here. */
  private static void assignAll(
      SmallState state,
      Evaluation now,
      Map<String, Object> chosen,
      StepRelation.Assignment a,
      SmallState after) {
    for (String sort : List.of("Timer", "P")) {
      for (Object element : state.elements(sort)) {
        Map<String, Object> more = new HashMap<>(chosen);
        more.put(a.variables().get(0), element);
        List<Object> arguments = a.arguments().stream().map(x -> now.value(x, more)).toList();
        if (state.has(a.function(), arguments)) {
          after.set(now.value(a.value(), more), a.function(), arguments);
        }
      }
    }
  }
}

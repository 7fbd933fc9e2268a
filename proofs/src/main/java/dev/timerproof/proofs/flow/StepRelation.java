package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The conditions and effect of one atomic step, in stages: the formulas of a stage read the state
 * that the stage before has left.
 *
 * @param stages in order, at least one
 */
public record StepRelation(List<Stage> stages) {
  public StepRelation {
    stages = List.copyOf(stages);
  }

  /** A value that the step chooses arbitrarily, under conditions. */
  public record Choice(String name, String sort, List<Sexp> conditions) {
    public Choice {
      conditions = List.copyOf(conditions);
    }
  }

  /** A formula that must hold in each state where the step is taken; the proof has to show it. */
  public record Demand(String name, Sexp formula) {}

  /**
   * An assignment to one function.
   *
   * @param variables arguments that stand for every value of their sort
   * @param function what is assigned
   * @param arguments where
   * @param value the new value
   */
  public record Assignment(
      List<String> variables, String function, List<Sexp> arguments, Sexp value) {
    public Assignment {
      variables = List.copyOf(variables);
      arguments = List.copyOf(arguments);
    }
  }

  /** Assignments that happen at once, with the conditions and demands before them. */
  public record Stage(
      List<Choice> choices,
      List<Sexp> conditions,
      List<Demand> demands,
      List<Assignment> assignments) {
    public Stage {
      choices = List.copyOf(choices);
      conditions = List.copyOf(conditions);
      demands = List.copyOf(demands);
      assignments = List.copyOf(assignments);
    }

    /** The same stage with other words for its choices, and in all formulas. */
    Stage rename(UnaryOperator<String> words) {
      return new Stage(
          choices.stream()
              .map(c -> new Choice(words.apply(c.name()), c.sort(), all(c.conditions(), words)))
              .toList(),
          all(conditions, words),
          demands.stream().map(d -> new Demand(d.name(), d.formula().rename(words))).toList(),
          assignments.stream()
              .map(
                  a ->
                      new Assignment(
                          a.variables(),
                          a.function(),
                          all(a.arguments(), words),
                          a.value().rename(words)))
              .toList());
    }

    private static List<Sexp> all(List<Sexp> formulas, UnaryOperator<String> words) {
      return formulas.stream().map(f -> f.rename(words)).toList();
    }
  }

  /** Collects one stage. */
  static final class StageBuilder {
    final List<Choice> choices = new ArrayList<>();
    final List<Sexp> conditions = new ArrayList<>();
    final List<Demand> demands = new ArrayList<>();
    final List<Assignment> assignments = new ArrayList<>();

    Stage build() {
      return new Stage(choices, conditions, demands, assignments);
    }
  }
}

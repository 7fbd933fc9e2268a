package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.PollerList;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Interprets one alternative of an entry of {@code poller-steps.sexp}: fills a stage and changes
 * the facts.
 */
final class PollerClauses {
  private static final Sexp FALSE = Sexp.atom("false");

  private final StateModel state;
  private final PollerList list;
  private final Map<String, String> parameters;
  private final List<String> ahead;
  private final Facts before;
  private final StepRelation.StageBuilder stage = new StepRelation.StageBuilder();
  private Facts after;
  private @Nullable Sexp way;

  /**
   * @param ahead the row's further steps
   * @param before the facts before the step
   */
  PollerClauses(
      StateModel state,
      PollerList list,
      Map<String, String> parameters,
      List<String> ahead,
      Facts before) {
    this.state = state;
    this.list = list;
    this.parameters = parameters;
    this.ahead = ahead;
    this.before = before;
    this.after = before;
  }

  /**
   * The effect of one alternative.
   *
   * @param way where the thread goes next; null if the row goes on
   */
  record Outcome(StepRelation.Stage stage, Facts after, @Nullable Sexp way) {
    /** Whether the facts before the step make it impossible. */
    boolean impossible() {
      return stage.conditions().contains(FALSE);
    }
  }

  /** The alternatives of an entry, each with the clauses that all of them share. */
  static List<List<Sexp>> alternatives(List<Sexp> entry) {
    List<Sexp> shared = entry.stream().filter(e -> !e.is("either")).toList();
    List<List<Sexp>> all = new ArrayList<>();
    for (Sexp e : entry) {
      if (e.is("either")) {
        List<Sexp> clauses = new ArrayList<>(shared);
        clauses.addAll(e.from(1));
        all.add(clauses);
      }
    }
    return all.isEmpty() ? List.of(shared) : all;
  }

  Outcome run(List<Sexp> clauses) {
    clauses.forEach(this::clause);
    return new Outcome(stage.build(), after, way);
  }

  private void clause(Sexp e) {
    switch (e.item(0).word()) {
      case "if" -> stage.conditions.add(e.item(1));
      case "any" ->
          stage.choices.add(new StepRelation.Choice(e.item(1).word(), e.item(2).word(), e.from(3)));
      case "set" -> assign(List.of(), e.item(1), e.item(2));
      case "setall" ->
          assign(e.item(1).list().stream().map(Sexp::word).toList(), e.item(2), e.item(3));
      case "fact" -> after = after.with(e.item(1).word(), 0, Boolean.toString(holds(e.item(2))));
      case "case" -> {
        if (holds(e.item(1))) {
          e.from(2).forEach(this::clause);
        }
      }
      case "starts" -> starts(e.item(1), e.item(2));
      case "to", "call", "then", "again", "stop" -> way = e;
      default -> throw new MalformedTextException(e.place(), "unknown clause " + e);
    }
  }

  private void assign(List<String> variables, Sexp target, Sexp value) {
    boolean nullary = target instanceof Sexp.Atom;
    stage.assignments.add(
        new StepRelation.Assignment(
            variables,
            nullary ? target.word() : target.item(0).word(),
            nullary ? List.of() : target.from(1),
            value));
  }

  /** Puts another thread, which this one starts, at the place where started threads begin. */
  private void starts(Sexp thread, Sexp p) {
    Facts halted = list.facts(state, "stopped");
    halted
        .differences(list.facts(state, "started"), thread)
        .forEach(
            (term, value) ->
                stage.assignments.add(
                    new StepRelation.Assignment(
                        List.of(), term.item(0).word(), term.from(1), value)));
    assign(List.of(), Sexp.form(Sexp.atom("cur"), thread), p);
  }

  private boolean holds(Sexp e) {
    if (e instanceof Sexp.Atom a) {
      return switch (a.text()) {
        case "true" -> true;
        case "false" -> false;
        default -> Boolean.parseBoolean(before.get(a.text(), 0));
      };
    }
    String word = e.item(1) instanceof Sexp.Atom a ? a.text() : "";
    return switch (e.item(0).word()) {
      case "ahead" -> ahead.contains(word);
      case "next" -> !ahead.isEmpty() && ahead.get(0).equals(word);
      case "not" -> !holds(e.item(1));
      case "is" -> e.item(2).word().equals(parameters.get(word.substring("param.".length())));
      default -> throw new MalformedTextException(e.place(), "unknown condition " + e);
    };
  }
}

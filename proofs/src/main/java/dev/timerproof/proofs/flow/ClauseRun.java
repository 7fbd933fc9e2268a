package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.List;
import java.util.Map;

/** Interprets the clauses of one entry of a list of steps: fills a stage and changes the facts. */
final class ClauseRun {
  private final Conditions words;
  private final Facts before;
  private final StepRelation.StageBuilder stage;
  private final Map<String, Sexp> abbreviations;
  private Facts after;

  private ClauseRun(Conditions words, Facts before, Facts base, StepRelation.StageBuilder stage) {
    this.words = words;
    this.before = before;
    this.stage = stage;
    this.after = base;
    this.abbreviations = words.abbreviations();
  }

  /**
   * Interprets the clauses and returns the facts after them.
   *
   * @param before the facts that the clauses read
   * @param base the facts that they change
   */
  static Facts run(
      List<Sexp> clauses,
      Conditions words,
      Facts before,
      Facts base,
      StepRelation.StageBuilder stage) {
    ClauseRun run = new ClauseRun(words, before, base, stage);
    clauses.forEach(run::clause);
    return run.after;
  }

  private Sexp formula(Sexp e) {
    return e.substitute(abbreviations);
  }

  private List<Sexp> formulas(List<Sexp> all) {
    return all.stream().map(this::formula).toList();
  }

  private void clause(Sexp e) {
    switch (e.item(0).word()) {
      case "if" -> stage.conditions.add(formula(e.item(1)));
      case "demand" ->
          stage.demands.add(new StepRelation.Demand(e.item(1).word(), formula(e.item(2))));
      case "any" ->
          stage.choices.add(
              new StepRelation.Choice(e.item(1).word(), e.item(2).word(), formulas(e.from(3))));
      case "set" -> assign(List.of(), e.item(1), e.item(2));
      case "setall" ->
          assign(e.item(1).list().stream().map(Sexp::word).toList(), e.item(2), e.item(3));
      case "fact" ->
          after = after.with(e.item(1).word(), words.level(), words.value(e.item(2), before));
      case "move" -> move(e);
      case "forget" -> after = after.forget(words.level());
      case "case" -> {
        if (words.holds(e.item(1), before)) {
          e.from(2).forEach(this::clause);
        }
      }
      default -> throw new MalformedTextException(e.place(), "unknown clause " + e);
    }
  }

  private void assign(List<String> variables, Sexp target, Sexp value) {
    boolean nullary = target instanceof Sexp.Atom;
    stage.assignments.add(
        new StepRelation.Assignment(
            variables,
            nullary ? target.word() : target.item(0).word(),
            nullary ? List.of() : formulas(target.from(1)),
            formula(value)));
  }

  private void move(Sexp e) {
    String fact = e.item(1).word();
    String from = before.get(fact, words.level());
    String to = from;
    for (Sexp pair : e.from(2)) {
      String key = pair.item(0).word();
      if (key.equals(from)) {
        after = after.with(fact, words.level(), pair.item(1).word());
        return;
      }
      if (key.equals("else")) {
        to = pair.item(1).word();
      }
    }
    after = after.with(fact, words.level(), to);
  }
}

package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.flow.Action;
import dev.timerproof.proofs.flow.StepRelation;
import dev.timerproof.proofs.model.Conjunct;
import dev.timerproof.proofs.model.Definition;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the script of one atomic step. */
final class StepScript {
  private static final Sexp ME = Sexp.atom("me");

  private final String edition;
  private final Invariant invariant;
  private final List<Sexp> prelude;
  private final Action action;
  private final StateVersions versions;
  private final List<List<StepRelation.Assignment>> stages = new ArrayList<>();

  private final List<Sexp> step = new ArrayList<>();
  private final List<Sexp> demanded = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<String> unchanged = new ArrayList<>();
  private final Map<String, String> after = new HashMap<>();

  StepScript(
      String edition, StateModel state, Invariant invariant, List<Sexp> prelude, Action action) {
    this.edition = edition;
    this.invariant = invariant;
    this.prelude = prelude;
    this.action = action;
    for (StepRelation.Stage stage : action.effect().stages()) {
      stages.add(stage.assignments());
    }
    stages.add(factAssignments());
    this.versions = new StateVersions(state, stages);
  }

  private List<StepRelation.Assignment> factAssignments() {
    List<StepRelation.Assignment> all = new ArrayList<>();
    action
        .before()
        .differences(action.after(), ME)
        .forEach(
            (term, value) ->
                all.add(
                    new StepRelation.Assignment(
                        List.of(), term.item(0).word(), term.from(1), value)));
    return all;
  }

  Script script() {
    declare("me", "Thread");
    action.before().equations(ME).forEach(this::assume);
    boolean impossible = defineStages();
    defineAbbreviations();
    if (action.never() != null && !impossible) {
      checks.clear();
      checks.add(new Check(action.never().sentence(), Check.Kind.NEVER, false, Sexp.atom("false")));
    } else if (!impossible) {
      checks.add(0, new Check("can happen", Check.Kind.REACHABLE, false, null));
      for (Conjunct c : invariant.inductive()) {
        keep(c);
      }
      for (Conjunct c : invariant.all(Conjunct.Role.CHANGE)) {
        change(c);
      }
      invariant.laws().forEach(law -> new LawChecks(law, action, this::behind).addTo(checks));
    }
    List<String> comments = new ArrayList<>();
    comments.add(edition + ": " + action.title());
    comments.add("step   " + action.name());
    comments.add("rows   " + (action.rows().isEmpty() ? "none" : String.join(", ", action.rows())));
    comments.add("before " + action.before().summary());
    comments.add("after  " + action.after().summary());
    return new Script(
        action.name(),
        action.rows(),
        comments,
        prelude,
        Obligations.premises(invariant),
        step,
        demanded,
        checks,
        unchanged);
  }

  /** Defines the state after each stage. Returns whether the step is one that must never happen. */
  private boolean defineStages() {
    boolean impossible = false;
    for (int i = 0; i < action.effect().stages().size(); i++) {
      StepRelation.Stage stage = action.effect().stages().get(i);
      for (StepRelation.Choice choice : stage.choices()) {
        declare(choice.name(), choice.sort());
      }
      stage.choices().forEach(c -> c.conditions().forEach(f -> assume(versions.now(f))));
      stage.conditions().forEach(f -> assume(versions.now(f)));
      for (StepRelation.Demand demand : stage.demands()) {
        Sexp formula = versions.now(demand.formula());
        checks.add(new Check(demand.name(), Check.Kind.DEMAND, true, formula));
        impossible |= formula.equals(Sexp.atom("false"));
        demanded.add(Sexp.form(Sexp.atom("assert"), formula));
      }
      step.addAll(versions.assign(stage.assignments()));
    }
    step.addAll(versions.assign(stages.get(stages.size() - 1)));
    return impossible;
  }

  /**
   * Defines a second version, for the state after the step, of each abbreviation that uses
   * something that the step changes.
   */
  private void defineAbbreviations() {
    after.putAll(versions.changed());
    for (Definition d : invariant.definitions()) {
      if (d.body().mentions(after.keySet())) {
        Definition behind =
            new Definition(
                d.name() + ".after", d.parameters(), d.sort(), behind(d.body()), d.meaning());
        step.add(Prelude.definition(behind));
        after.put(d.name(), behind.name());
      }
    }
  }

  private Sexp behind(Sexp e) {
    return e.rename(word -> after.getOrDefault(word, word));
  }

  private void keep(Conjunct c) {
    if (c.formula().mentions(after.keySet())) {
      checks.add(
          new Check(c.name(), Check.Kind.KEEPS, Obligations.isSafety(c), behind(c.formula())));
    } else {
      unchanged.add(c.name());
    }
  }

  /**
   * Adds the check of a promise about the step: words that end in .after mean the state after it,
   * all others the state before it.
   */
  private void change(Conjunct c) {
    Set<String> asked = new HashSet<>();
    Sexp formula =
        c.formula()
            .rename(
                word -> {
                  if (!word.endsWith(".after")) {
                    return word;
                  }
                  String function = word.substring(0, word.length() - ".after".length());
                  asked.add(function);
                  return after.getOrDefault(function, function);
                });
    if (asked.stream().anyMatch(after::containsKey)) {
      checks.add(new Check(c.name(), Check.Kind.CHANGE, true, formula));
    } else {
      unchanged.add(c.name());
    }
  }

  private void declare(String name, String sort) {
    step.add(Sexp.form(Sexp.atom("declare-const"), Sexp.atom(name), Sexp.atom(sort)));
  }

  private void assume(Sexp formula) {
    step.add(Sexp.form(Sexp.atom("assert"), formula));
  }
}

package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.flow.Action;
import dev.timerproof.proofs.flow.PollerAtomicSteps;
import dev.timerproof.proofs.model.Conjunct;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.model.PollerList;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.PollerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The obligations of the wake-up, one script for each atomic step of the poller's rows and of the
 * threads that run them.
 */
public final class PollerObligations {
  private static final String PREFIX = "poller-";

  private PollerObligations() {}

  /** The obligations of the poller's rows of one edition, mutations applied. */
  public static List<Script> of(PollerTable table) {
    return of(table, Invariant.poller());
  }

  /** The obligations of the poller's rows under an invariant. */
  public static List<Script> of(PollerTable table, Invariant invariant) {
    StateModel state = StateModel.poller();
    PollerList list = PollerList.builtIn();
    List<Sexp> prelude = Prelude.of(state, invariant, List.of("none"), 1);
    List<Script> all = new ArrayList<>();
    all.add(first(state, list, invariant, prelude));
    all.add(named(Obligations.promises(invariant, prelude)));
    for (Action action : PollerAtomicSteps.of(table, state, list)) {
      all.add(new StepScript(table.edition(), state, invariant, prelude, action).script());
    }
    return all;
  }

  /** The state that a script is about, recognized by its declarations. */
  public static StateModel state(Script script) {
    Set<String> declared =
        script.declarations().stream()
            .filter(e -> e.is("declare-fun"))
            .map(e -> e.item(1).word())
            .collect(Collectors.toSet());
    return Stream.of(StateModel.poller(), StateModel.mutex(), StateModel.mutexBounds())
        .filter(state -> declared.containsAll(state.functions().keySet()))
        .findFirst()
        .orElseGet(StateModel::builtIn);
  }

  private static Script named(Script s) {
    return new Script(
        PREFIX + s.name(),
        s.rows(),
        s.comments(),
        s.declarations(),
        s.premises(),
        s.step(),
        s.demanded(),
        s.checks(),
        s.unchanged());
  }

  /** The script of the first state: each thread is at one of the places where threads start. */
  private static Script first(
      StateModel state, PollerList list, Invariant invariant, List<Sexp> prelude) {
    List<Sexp> step = new ArrayList<>();
    state.initially().forEach(f -> step.add(Sexp.form(Sexp.atom("assert"), f)));
    Sexp a = Sexp.atom("a");
    List<Sexp> places =
        list.starts().stream()
            .sorted()
            .map(p -> Sexp.and(list.facts(state, p).equations(a)))
            .toList();
    step.add(
        Sexp.form(
            Sexp.atom("assert"),
            Sexp.form(
                Sexp.atom("forall"),
                Sexp.form(Sexp.form(a, Sexp.atom("Thread"))),
                Sexp.form("or", places))));
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("the first state exists", Check.Kind.REACHABLE, false, null));
    for (Conjunct c : invariant.inductive()) {
      checks.add(new Check(c.name(), Check.Kind.INITIAL, Obligations.isSafety(c), c.formula()));
    }
    return new Script(
        PREFIX + "first-state",
        List.of(),
        List.of("The first state has the invariant of the wake-up."),
        prelude,
        List.of(),
        step,
        List.of(),
        checks,
        List.of());
  }
}

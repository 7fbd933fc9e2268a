package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.flow.Action;
import dev.timerproof.proofs.flow.MutexAtomicSteps;
import dev.timerproof.proofs.flow.MutexSections;
import dev.timerproof.proofs.model.Conjunct;
import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.model.SectionList;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.MutexTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The obligations of the timers with a mutex, one script for each section of their locks. */
public final class MutexObligations {
  private MutexObligations() {}

  /** The obligations of one edition, mutations applied. */
  public static List<Script> of(MutexTable table) {
    StateModel state = StateModel.mutex();
    Invariant invariant = Invariant.mutex();
    List<Sexp> prelude = Prelude.of(state, invariant, List.of("none"), 1);
    List<Script> all = new ArrayList<>();
    all.add(first(state, invariant, prelude));
    all.add(Obligations.promises(invariant, prelude));
    for (Action action : MutexSections.of(table, state)) {
      all.add(new StepScript(table.edition(), state, invariant, prelude, action).script());
    }
    return all;
  }

  /** The obligations of one edition about the two bounds of a P, mutations applied. */
  public static List<Script> ofBounds(MutexTable table) {
    return ofBounds(table, Invariant.mutexBounds());
  }

  /** The obligations about the two bounds under an invariant. */
  public static List<Script> ofBounds(MutexTable table, Invariant invariant) {
    StateModel state = StateModel.mutexBounds();
    List<Sexp> prelude = Prelude.of(state, invariant, List.of("none"), 1);
    List<Script> all = new ArrayList<>();
    all.add(first(state, invariant, prelude));
    all.add(Obligations.promises(invariant, prelude));
    for (Action action : MutexAtomicSteps.of(table, state, SectionList.bounds())) {
      all.add(new StepScript(table.edition(), state, invariant, prelude, action).script());
    }
    return all;
  }

  /**
   * The obligations of those sections of a changed table that the table does not have: all that has
   * to be proven anew.
   */
  public static List<Script> added(MutexTable table, MutexTable changed) {
    StateModel state = StateModel.mutex();
    return added(
        MutexSections.of(table, state),
        MutexSections.of(changed, state),
        changed.edition(),
        state,
        Invariant.mutex());
  }

  /**
   * The obligations about the two bounds of those atomic steps of a changed table that the table
   * does not have.
   *
   * @throws IllegalArgumentException if no list of the changed table's steps is complete, because
   *     an operation ends with a lock that it has taken, or goes round without a loud step
   */
  public static List<Script> addedToBounds(MutexTable table, MutexTable changed) {
    StateModel state = StateModel.mutexBounds();
    SectionList list = SectionList.bounds();
    return added(
        MutexAtomicSteps.of(table, state, list),
        MutexAtomicSteps.of(changed, state, list),
        changed.edition(),
        state,
        Invariant.mutexBounds());
  }

  private static List<Script> added(
      List<Action> known,
      List<Action> actions,
      String edition,
      StateModel state,
      Invariant invariant) {
    Set<Obligations.Content> proven = new HashSet<>();
    known.forEach(a -> proven.add(Obligations.Content.of(a)));
    List<Sexp> prelude = Prelude.of(state, invariant, List.of("none"), 1);
    return actions.stream()
        .filter(a -> !proven.contains(Obligations.Content.of(a)))
        .map(a -> new StepScript(edition, state, invariant, prelude, a).script())
        .toList();
  }

  private static Script first(StateModel state, Invariant invariant, List<Sexp> prelude) {
    List<Sexp> step = new ArrayList<>();
    state.initially().forEach(f -> step.add(Sexp.form(Sexp.atom("assert"), f)));
    Sexp a = Sexp.atom("a");
    List<Sexp> idle = Facts.idle(state, 1).equations(a);
    if (!idle.isEmpty()) {
      Sexp threads = Sexp.form(Sexp.form(a, Sexp.atom("Thread")));
      step.add(
          Sexp.form(Sexp.atom("assert"), Sexp.form(Sexp.atom("forall"), threads, Sexp.and(idle))));
    }
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("the first state exists", Check.Kind.REACHABLE, false, null));
    for (Conjunct c : invariant.inductive()) {
      checks.add(new Check(c.name(), Check.Kind.INITIAL, Obligations.isSafety(c), c.formula()));
    }
    return new Script(
        "first-state",
        List.of(),
        List.of("The first state has the invariant of the timers with a mutex."),
        prelude,
        List.of(),
        step,
        List.of(),
        checks,
        List.of());
  }
}

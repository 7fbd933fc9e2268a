package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.flow.Action;
import dev.timerproof.proofs.flow.AtomicSteps;
import dev.timerproof.proofs.flow.StepRelation;
import dev.timerproof.proofs.model.Conjunct;
import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.model.StepList;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All obligations of a table, one script for each atomic step. Immutable. */
public final class Obligations {
  private final List<Script> scripts;

  private Obligations(List<Script> scripts) {
    this.scripts = List.copyOf(scripts);
  }

  /** The obligations of a table under the invariant of this build. */
  public static Obligations of(TimerTable table) {
    return of(table, Invariant.builtIn(claimed(table)));
  }

  /**
   * The obligations about the two bounds of a P: at every moment one of them is low enough. They
   * claim that each step keeps the conjuncts about the bounds and can happen together with them. No
   * other claim depends on these conjuncts. The list is empty for editions that do not promise this
   * in the table of this build.
   */
  public static List<Script> ofBounds(TimerTable table) {
    Map<String, String> parameters = claimed(table);
    Invariant invariant = Invariant.withBounds(parameters);
    Set<String> bounds = new HashSet<>(invariant.names());
    bounds.removeAll(Invariant.builtIn(parameters).names());
    return bounds.isEmpty()
        ? List.of()
        : of(table, invariant).scripts().stream()
            .map(s -> s.withChecks(s.checks().stream().filter(c -> isAbout(c, bounds)).toList()))
            .filter(s -> !s.checks().isEmpty())
            .toList();
  }

  private static boolean isAbout(Check check, Set<String> names) {
    return check.kind() == Check.Kind.REACHABLE || names.contains(check.name());
  }

  /**
   * The parameters that decide which conjuncts are claimed: those of the edition in the table of
   * this build, even if the given table was changed; its own ones if this build does not have the
   * edition.
   */
  public static Map<String, String> claimed(TimerTable table) {
    TableReader own = TableReader.builtIn();
    return own.vocabulary().editions().contains(table.edition())
        ? own.read(table.edition()).parameters()
        : table.parameters();
  }

  /** The obligations of a table under an invariant. */
  public static Obligations of(TimerTable whole, Invariant invariant) {
    StateModel state = StateModel.builtIn();
    TimerTable table = state.restrict(whole);
    List<Action> actions = AtomicSteps.of(table, state, StepList.builtIn(), invariant);
    List<Sexp> prelude =
        Prelude.of(state, invariant, table.vocabulary().statuses(), AtomicSteps.levels(table));
    List<Script> all = new ArrayList<>();
    all.add(first(state, invariant, prelude, AtomicSteps.levels(table)));
    all.add(promises(invariant, prelude));
    for (Action action : actions) {
      all.add(new StepScript(table.edition(), state, invariant, prelude, action).script());
    }
    return new Obligations(all);
  }

  /**
   * The obligations of those atomic steps of a changed table that the unchanged table does not
   * have. Only these have to be proven anew.
   */
  public static List<Script> added(TimerTable table, TimerTable changed, Invariant invariant) {
    StateModel state = StateModel.builtIn();
    StepList steps = StepList.builtIn();
    Set<Content> known = new HashSet<>();
    AtomicSteps.of(table, state, steps, invariant).forEach(a -> known.add(Content.of(a)));
    TimerTable restricted = state.restrict(changed);
    List<Sexp> prelude =
        Prelude.of(
            state, invariant, restricted.vocabulary().statuses(), AtomicSteps.levels(restricted));
    return AtomicSteps.of(restricted, state, steps, invariant).stream()
        .filter(a -> !known.contains(Content.of(a)))
        .map(a -> new StepScript(changed.edition(), state, invariant, prelude, a).script())
        .toList();
  }

  /** All that the obligations of an atomic step depend on: not its name, nor its title. */
  record Content(int level, Facts before, Facts after, boolean never, StepRelation effect) {
    static Content of(Action action) {
      return new Content(
          action.level(), action.before(), action.after(), action.never() != null, action.effect());
    }
  }

  /**
   * One script for the first state, one for the properties that follow from the invariant, and one
   * for each step.
   */
  public List<Script> scripts() {
    return scripts;
  }

  private static Script first(
      StateModel state, Invariant invariant, List<Sexp> prelude, int levels) {
    List<Sexp> step = new ArrayList<>();
    state.initially().forEach(f -> step.add(Sexp.form(Sexp.atom("assert"), f)));
    Sexp a = Sexp.atom("a");
    List<Sexp> idle = new ArrayList<>(Facts.idle(state, levels).equations(a));
    step.add(
        Sexp.form(
            Sexp.atom("assert"),
            Sexp.form(
                Sexp.atom("forall"),
                Sexp.form(Sexp.form(a, Sexp.atom("Thread"))),
                Sexp.and(idle))));
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("the first state exists", Check.Kind.REACHABLE, false, null));
    for (Conjunct c : invariant.inductive()) {
      checks.add(new Check(c.name(), Check.Kind.INITIAL, isSafety(c), c.formula()));
    }
    return new Script(
        "first-state",
        List.of(),
        List.of("The first state has the invariant."),
        prelude,
        List.of(),
        step,
        List.of(),
        checks,
        List.of());
  }

  static Script promises(Invariant invariant, List<Sexp> prelude) {
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("the invariant can hold", Check.Kind.REACHABLE, false, null));
    for (Conjunct c : invariant.all(Conjunct.Role.PROPERTY)) {
      checks.add(new Check(c.name(), Check.Kind.PROPERTY, true, c.formula()));
    }
    return new Script(
        "promises",
        List.of(),
        List.of("What follows from the invariant."),
        prelude,
        premises(invariant),
        List.of(),
        List.of(),
        checks,
        List.of());
  }

  static List<Script.Premise> premises(Invariant invariant) {
    return invariant.inductive().stream()
        .map(c -> new Script.Premise(c.name(), c.sentence(), c.formula()))
        .toList();
  }

  static boolean isSafety(Conjunct c) {
    return c.role() != Conjunct.Role.AUXILIARY;
  }
}

package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.ImpossibleStep;
import dev.timerproof.proofs.model.SectionList;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.LockSection;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of the timers with a mutex into steps of a thread, each a whole section of a
 * timer's lock or of its sendLock. Two more steps are the beginning and the end of the destruction
 * of a P.
 */
public final class MutexSections {
  private static final String WORLD = "world";
  private static final String TIMERS = "timers";
  private static final String SEND = "send";
  private static final String CAPTURE = "capture";
  private static final String FIRING = "f";
  private static final List<String> BITS = List.of("heaped", "modified", "zombie");
  private static final Map<String, Sexp> NAMES =
      Map.of(
          "x", Sexp.form("tgt", List.of(Sexp.atom("me"), Sexp.atom(Facts.level(0)))),
          "p", Sexp.form("cur", List.of(Sexp.atom("me"))));

  private final MutexTable table;
  private final Facts facts;
  private final SectionList list = SectionList.builtIn();
  private final List<Action> actions = new ArrayList<>();

  private MutexSections(MutexTable table, StateModel state) {
    this.table = table;
    this.facts = Facts.idle(state, 1);
  }

  /** The steps of all threads. */
  public static List<Action> of(MutexTable table, StateModel state) {
    var sections = new MutexSections(table, state);
    for (List<LockSection> ofOne : LockSection.ofTimers(table).values()) {
      ofOne.forEach(sections::section);
    }
    LockSection.ofSends(table).forEach(section -> sections.section(section, List.of(SEND)));
    sections.world();
    return List.copyOf(sections.actions);
  }

  private void section(LockSection section) {
    MutexTable.Operation operation = table.operations().get(section.op());
    List<String> holds = operation == null ? List.of() : operation.holds();
    section(
        section,
        holds.contains(WORLD)
            ? List.of(WORLD)
            : holds.contains(TIMERS) ? List.of("others", TIMERS) : List.of("others"));
  }

  private void section(LockSection section, List<String> begins) {
    List<StepRelation.Stage> stages = new ArrayList<>();
    begins.forEach(begin -> stages.add(stage(list.clauses("begin", begin))));
    boolean first = true;
    boolean fires = begins.contains(SEND);
    for (LockSection.Item item : section.items()) {
      String step = item.step();
      if (step != null) {
        fires = fires || step.equals(CAPTURE);
        stages.add(stage(clauses(step, fires)));
      } else if (first) {
        first = false; // the first row has read the bits before the lock was taken
      } else {
        stages.add(finds(item.row()));
      }
    }
    List<String> rows = section.rows().stream().map(MutexRow::id).toList();
    String last = rows.get(rows.size() - 1);
    ImpossibleStep never =
        section.panics()
            ? new ImpossibleStep(section.op(), Sexp.atom("true"), "row " + last + " never throws")
            : null;
    add(String.join("+", rows), rows, section.op(), never, stages);
  }

  /** What a step does; one that is about a firing needs one. */
  private List<Sexp> clauses(String step, boolean fires) {
    List<Sexp> clauses = list.clauses("step", step);
    for (Sexp clause : clauses) {
      if (!fires && mentions(clause, FIRING)) {
        throw new MalformedTextException(clause.place(), "step " + step + ": nothing fires there");
      }
    }
    return clauses;
  }

  private static boolean mentions(Sexp e, String word) {
    return e instanceof Sexp.Atom atom
        ? atom.text().equals(word)
        : e instanceof Sexp.Form form && form.items().stream().anyMatch(i -> mentions(i, word));
  }

  /** The stage of a row's beginning: its bits and guards. */
  private StepRelation.Stage finds(MutexRow row) {
    List<Sexp> clauses = new ArrayList<>();
    for (int k = 0; k < BITS.size(); k++) {
      Sexp bit = Sexp.form(BITS.get(k), List.of(Sexp.atom("x")));
      switch (row.from().get(k)) {
        case "+" -> clauses.add(Sexp.form("if", List.of(bit)));
        case "-" -> clauses.add(Sexp.form("if", List.of(Sexp.not(bit))));
        default -> {
          // either
        }
      }
    }
    row.guards().forEach(guard -> clauses.addAll(list.clauses("guard", guard)));
    return stage(clauses);
  }

  /** Adds the rows that begin and end the destruction of a P. */
  private void world() {
    for (MutexTable.Operation operation : table.operations().values()) {
      if (operation.holds().contains(WORLD)) {
        add(operation.op() + ".begin", List.of(), operation.op(), null, around("begin"));
        for (MutexRow row : table.rowsOf(operation.op())) {
          if (row.steps().contains("forget")) {
            add(row.id(), List.of(row.id()), operation.op(), null, around("forget"));
          }
        }
      }
    }
  }

  private List<StepRelation.Stage> around(String name) {
    return List.of(stage(list.clauses(WORLD, name)));
  }

  private void add(
      String name,
      List<String> rows,
      String op,
      @Nullable ImpossibleStep never,
      List<StepRelation.Stage> stages) {
    String title = "section of " + op;
    StepRelation effect = new StepRelation(stages.isEmpty() ? List.of(stage(List.of())) : stages);
    actions.add(new Action(name, rows, op, title, 0, facts, facts, never, effect));
  }

  private StepRelation.Stage stage(List<Sexp> clauses) {
    return stage(clauses, table.parameters());
  }

  /**
   * What clauses of the list say of one step of the thread {@code me}.
   *
   * @param parameters those of the edition
   */
  static StepRelation.Stage stage(List<Sexp> clauses, Map<String, String> parameters) {
    var stage = new StepRelation.StageBuilder();
    clauses.forEach(clause -> clause(clause, parameters, stage));
    return stage.build();
  }

  private static void clause(
      Sexp e, Map<String, String> parameters, StepRelation.StageBuilder stage) {
    switch (e.item(0).word()) {
      case "if" -> stage.conditions.add(formula(e.item(1)));
      case "demand" ->
          stage.demands.add(new StepRelation.Demand(e.item(1).word(), formula(e.item(2))));
      case "any" ->
          stage.choices.add(
              new StepRelation.Choice(
                  e.item(1).word(),
                  e.item(2).word(),
                  e.from(3).stream().map(MutexSections::formula).collect(Collectors.toList())));
      case "set" ->
          stage.assignments.add(
              new StepRelation.Assignment(
                  List.of(),
                  e.item(1).item(0).word(),
                  e.item(1).from(1).stream().map(MutexSections::formula).toList(),
                  formula(e.item(2))));
      case "case" -> {
        if (e.item(2).word().equals(parameters.get(e.item(1).word()))) {
          e.from(3).forEach(inner -> clause(inner, parameters, stage));
        }
      }
      default -> throw new MalformedTextException(e.place(), "unknown clause " + e);
    }
  }

  private static Sexp formula(Sexp e) {
    return e.substitute(NAMES);
  }
}

package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.flow.ProgramPoint.Phase;
import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.ImpossibleStep;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.model.StepList;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a table into the atomic steps of a thread, as fine as the model of the status word has
 * them: single loads, CASes, lock operations and steps. It follows frames and rows from the idle
 * thread on, and keeps at each place what is known about the thread there.
 */
public final class AtomicSteps {
  private final TimerTable table;
  private final StepList steps;
  private final Invariant invariant;
  private final Facts idle;
  private final Map<String, Row> rows = new HashMap<>();

  private final List<Action> actions = new ArrayList<>();
  private final Set<Position> seen = new LinkedHashSet<>();
  private final Deque<Position> open = new ArrayDeque<>();
  private final Map<String, Integer> names = new HashMap<>();

  /** A program point of a thread, with the facts that are known there. */
  private record Position(ProgramPoint point, Facts facts) {}

  private AtomicSteps(TimerTable table, StateModel state, StepList steps, Invariant invariant) {
    this.table = table;
    this.steps = steps;
    this.invariant = invariant;
    this.idle = Facts.idle(state, levels(table));
    table.rows().forEach(r -> rows.put(r.id(), r));
  }

  /**
   * All atomic steps of a table, in the order in which they are reached.
   *
   * @throws MalformedTableException if steps.sexp does not define some step of the table
   */
  public static List<Action> of(
      TimerTable whole, StateModel state, StepList steps, Invariant invariant) {
    TimerTable table = state.restrict(whole);
    List<Problem> problems = steps.problems(table);
    if (!problems.isEmpty()) {
      throw new MalformedTableException(problems);
    }
    AtomicSteps flow = new AtomicSteps(table, state, steps, invariant);
    flow.explore();
    return List.copyOf(flow.actions);
  }

  /**
   * How many frames a thread may have at most: a frame that is called must not call another one.
   */
  public static int levels(TimerTable table) {
    Map<String, String> calls = table.vocabulary().calls();
    for (String callee : calls.values()) {
      if (allSteps(table, callee).stream().anyMatch(calls::containsKey)) {
        throw new IllegalStateException(
            callee + " is called and calls; expected one level of calls");
      }
    }
    return calls.isEmpty() ? 1 : 2;
  }

  private static List<String> allSteps(TimerTable table, String op) {
    Frame f = Objects.requireNonNull(table.frames().get(op), op);
    List<String> all = new ArrayList<>(f.enter());
    all.addAll(f.round());
    all.addAll(f.picked());
    all.addAll(f.leave());
    table.rowsOf(op).forEach(r -> all.addAll(r.steps()));
    return all;
  }

  private void explore() {
    ProgramPoint none = ProgramPoint.idle(idle);
    for (Frame frame : table.frames().values()) {
      if (!takesHeldList(frame)) {
        start(none, frame);
      }
    }
    while (!open.isEmpty()) {
      Position position = open.remove();
      from(position.point(), position.facts());
    }
  }

  /**
   * Whether an operation takes the list of timers that were taken out; only another operation,
   * which fills the list, calls such a one.
   */
  private static boolean takesHeldList(Frame frame) {
    return frame.shape() == Frame.Shape.LIST && frame.lock() == Frame.Lock.HELD;
  }

  private void start(ProgramPoint none, Frame frame) {
    ProgramPoint point =
        new ProgramPoint(frame.op(), Phase.ENTER, 0, List.of(), "none", idle, List.of());
    Path path = new Path(point, idle);
    control(path, "start-" + frame.lock(), null, "none");
    add(
        frame.op() + ".start",
        List.of(),
        "a thread starts " + frame.op(),
        none,
        idle,
        settled(path));
  }

  // ---- the steps that are possible at a program point ----

  private void from(ProgramPoint point, Facts facts) {
    switch (point.phase()) {
      case ENTER, ROUND, PICKED, LEAVE, ROW -> step(point, facts);
      case PICK -> pick(point, facts);
      case LOAD -> load(point, facts);
      case GUARD -> guard(point, facts);
      case CAS -> cas(point, facts);
      case DECIDE -> decide(point, facts);
      case RETURN -> doReturn(point, facts);
      case IDLE -> throw new IllegalStateException("an idle thread has no next step");
    }
  }

  private void step(ProgramPoint point, Facts facts) {
    String step = program(point).get(point.next());
    String name = prefix(point) + "." + (point.next() + 1) + "." + step;
    String callee = table.vocabulary().calls().get(step);
    if (callee != null) {
      add(
          name,
          point.rows(),
          step,
          point,
          facts,
          settled(running(new Path(point.call(callee), facts))));
      return;
    }
    List<Sexp> clauses = steps.step(step);
    boolean branches = clauses.stream().anyMatch(AtomicSteps::isBranch);
    if (!branches) {
      Path path = running(new Path(point.forward(), facts));
      apply(path, clauses, row(point), "none");
      add(name, point.rows(), step, point, facts, settled(path));
      return;
    }
    for (Sexp branch : clauses) {
      String way = branch.item(0).word();
      Path path = running(new Path(point.forward(), facts));
      apply(path, branch.from(1), row(point), "none");
      switch (way) {
        case "stay" -> {}
        case "end" -> path.point = point.at(Phase.LEAVE);
        default -> path.point = exit(path);
      }
      add(name + "." + way, point.rows(), step + ": " + way, point, facts, settled(path));
    }
  }

  private static boolean isBranch(Sexp clause) {
    return clause.is("exit") || clause.is("end") || clause.is("stay");
  }

  /** Leaves the frame without its leave steps. */
  private ProgramPoint exit(Path path) {
    ProgramPoint point = path.point;
    if (!point.callers().isEmpty()) {
      path.facts = path.facts.forget(point.level());
      return point.caller();
    }
    return point.at(Phase.RETURN).withValue(frame(point).exit());
  }

  private void pick(ProgramPoint point, Facts facts) {
    Path some = running(new Path(point.at(Phase.PICKED), facts));
    control(some, "pick", null, "none");
    add(prefix(point) + ".pick", List.of(), "pick a timer", point, facts, settled(some));
    Path none = running(new Path(point.at(Phase.LEAVE), facts));
    control(none, "nothing-left", null, "none");
    add(
        prefix(point) + ".nothing-left",
        List.of(),
        "no timer is left",
        point,
        facts,
        settled(none));
  }

  private void load(ProgramPoint point, Facts facts) {
    Map<String, List<Row>> byStatus = new LinkedHashMap<>();
    table.rowsOf(point.op()).stream()
        .filter(r -> !r.continues() && !r.waits())
        .forEach(r -> byStatus.computeIfAbsent(r.from(), s -> new ArrayList<>()).add(r));
    byStatus.forEach(
        (status, found) -> {
          List<String> ids = found.stream().map(Row::id).toList();
          Path path = running(new Path(point.withRows(ids), facts));
          control(path, "load", found.get(0), "none");
          String title = "load the status: " + status;
          if (found.stream().map(Row::guard).distinct().count() > 1) {
            path.point = path.point.at(Phase.GUARD);
            add(common(point, ids) + ".load", ids, title, point, facts, settled(path));
          } else {
            add(common(point, ids) + ".load", ids, title, point, facts, enter(path, found.get(0)));
          }
        });
  }

  /** Goes from the choice of a row to its CAS or its first step. */
  private Path enter(Path path, Row row) {
    switch (row.kind()) {
      case PANIC -> {
        control(path, "panic", row, "none");
        path.point = ProgramPoint.idle(idle);
        path.facts = idle;
        return path;
      }
      case GO -> {
        path.point = path.point.at(Phase.CAS);
        return path;
      }
      case STORE -> control(path, "store", row, "none");
      case NOOP -> control(path, "answer", row, "none");
      case CONT, WAIT ->
          throw new IllegalStateException("row " + row.id() + " is not decided on by a load");
    }
    path.point = path.point.at(Phase.ROW);
    return settled(path);
  }

  private void guard(ProgramPoint point, Facts facts) {
    Map<Row.Guard, List<Row>> byGuard = new LinkedHashMap<>();
    point
        .rows()
        .forEach(
            id -> byGuard.computeIfAbsent(row(id).guard(), g -> new ArrayList<>()).add(row(id)));
    byGuard.forEach(
        (guard, found) -> {
          List<String> ids = found.stream().map(Row::id).toList();
          Path path = running(new Path(point.withRows(ids), facts));
          apply(path, steps.guard(guard.word()), found.get(0), "none");
          add(
              common(point, point.rows()) + "." + guard,
              ids,
              "guard: " + guard,
              point,
              facts,
              enter(path, found.get(0)));
        });
  }

  private void cas(ProgramPoint point, Facts facts) {
    Row first = row(point.rows().get(0));
    String name = common(point, point.rows());
    Path won = running(new Path(point, facts));
    control(won, "cas", first, "none");
    if (point.rows().size() > 1) {
      won.point = point.at(Phase.DECIDE);
    } else {
      won.point = point.at(Phase.ROW);
    }
    add(
        name + ".cas",
        point.rows(),
        "CAS " + first.from() + " -> " + first.via(),
        point,
        facts,
        settled(won));
    Path lost = running(new Path(point, facts));
    control(lost, "lost", first, "none");
    Path on = proceed(lost, first.lost(), "none");
    add(name + ".lost", point.rows(), "CAS " + first.from() + " lost", point, facts, on);
  }

  private void decide(ProgramPoint point, Facts facts) {
    for (String id : point.rows()) {
      Row row = row(id);
      Path path = running(new Path(point.withRows(List.of(id)).at(Phase.ROW), facts));
      apply(path, steps.owned(row.owned().word()), row, "none");
      control(path, "decide", row, "none");
      add(
          context(point) + id + ".decide",
          List.of(id),
          "decide: " + row.owned(),
          point,
          facts,
          settled(path));
    }
  }

  private void doReturn(ProgramPoint point, Facts facts) {
    Path path = running(new Path(point, facts));
    apply(path, steps.control("return-" + frame(point).lock()), null, "none");
    path.point = ProgramPoint.idle(idle);
    path.facts = idle;
    add(
        point.op() + ".return." + point.value(),
        List.of(),
        point.op() + " returns " + point.value(),
        point,
        facts,
        path);
  }

  // ---- between steps ----

  /** Goes on through phases that have no steps left. */
  private Path settled(Path path) {
    while (true) {
      ProgramPoint point = path.point;
      switch (point.phase()) {
        case IDLE, PICK, LOAD, GUARD, CAS, DECIDE, RETURN -> {
          return path;
        }
        default -> {}
      }
      if (point.next() < program(point).size()) {
        return path;
      }
      switch (point.phase()) {
        case ENTER -> {
          path.newStage();
          control(path, "begin", null, "none");
          path.point = point.at(Phase.ROUND).withBase(path.facts);
        }
        case ROUND ->
            path.point =
                point.at(frame(point).shape() == Frame.Shape.ONE ? Phase.PICKED : Phase.PICK);
        case PICKED -> path.point = picked(path);
        case ROW -> {
          Row row = Objects.requireNonNull(row(point));
          return proceed(path, row.result(), row.value());
        }
        case LEAVE -> path.point = left(path);
        default -> throw new IllegalStateException("not a phase with steps: " + point.phase());
      }
    }
  }

  private ProgramPoint picked(Path path) {
    ProgramPoint point = path.point;
    for (Row row : table.rowsOf(point.op())) {
      if (row.continues()) {
        control(path, "cont", row, "none");
        return point.withRows(List.of(row.id())).at(Phase.ROW);
      }
    }
    return point.at(Phase.LOAD);
  }

  private ProgramPoint left(Path path) {
    ProgramPoint point = path.point;
    if (point.callers().isEmpty()) {
      return point.at(Phase.RETURN);
    }
    path.facts = path.facts.forget(point.level());
    return point.caller();
  }

  /** Goes on with the walk after a row. */
  private Path proceed(Path path, Row.Result result, String value) {
    ProgramPoint point = path.point;
    Row row = row(point);
    switch (result) {
      case LEAVE -> {
        applyOnto(point.base(), path, steps.control("leave"), row, result.word());
        path.point = point.withRows(List.of()).withValue(value).at(Phase.LEAVE);
      }
      case AGAIN, ADVANCE, RESUME -> {
        path.newStage();
        control(path, "next", row, result.word());
        path.facts = point.base();
        path.point = point.withRows(List.of()).at(Phase.ROUND);
      }
      case NONE -> throw new IllegalStateException("a walk that does not go on: " + point);
    }
    return settled(path);
  }

  // ---- helpers ----

  /** Applies what a frame does between steps, unless the invariant says that it never happens. */
  private void control(Path path, String name, @Nullable Row row, String seek) {
    ConditionEvaluator words =
        new ConditionEvaluator(table, invariant, frame(path.point), row, path.point.level(), seek);
    for (ImpossibleStep never : invariant.nevers()) {
      if (never.control().equals(name) && words.holds(never.condition(), path.facts)) {
        path.never = never;
      }
    }
    apply(path, steps.control(name), row, seek);
  }

  private void apply(Path path, List<Sexp> clauses, @Nullable Row row, String seek) {
    applyOnto(path.facts, path, clauses, row, seek);
  }

  /**
   * Interprets clauses on a path; facts that the clauses do not mention become those of {@code
   * base}.
   */
  private void applyOnto(
      Facts base, Path path, List<Sexp> clauses, @Nullable Row row, String seek) {
    ConditionEvaluator words =
        new ConditionEvaluator(table, invariant, frame(path.point), row, path.point.level(), seek);
    path.facts = ClauseRun.run(clauses, words, path.facts, base, path.stage());
  }

  /**
   * Adds the condition that the world is not stopped, which holds for each step of a thread inside
   * an operation.
   */
  private Path running(Path path) {
    control(path, "running", null, "none");
    return path;
  }

  private List<String> program(ProgramPoint point) {
    Frame frame = frame(point);
    return switch (point.phase()) {
      case ENTER -> frame.enter();
      case ROUND -> frame.round();
      case PICKED -> frame.picked();
      case LEAVE -> frame.leave();
      case ROW -> Objects.requireNonNull(row(point)).steps();
      default -> List.of();
    };
  }

  private Frame frame(ProgramPoint point) {
    return Objects.requireNonNull(table.frames().get(point.op()), point.op());
  }

  private Row row(String id) {
    return Objects.requireNonNull(rows.get(id), id);
  }

  private @Nullable Row row(ProgramPoint point) {
    return point.rows().isEmpty() ? null : row(point.rows().get(0));
  }

  /**
   * Whether a thread on a P may be stopped at this point: between operations, before a CAS, or
   * after a commit.
   */
  private boolean isSafe(ProgramPoint point) {
    if (point.phase() == Phase.IDLE) {
      return true;
    }
    if (frame(point).lock() != Frame.Lock.NONE) {
      return false;
    }
    if (point.phase() == Phase.LOAD || point.phase() == Phase.RETURN) {
      return true;
    }
    Row row = row(point);
    return point.phase() == Phase.ROW
        && row != null
        && row.hasCas()
        && row.commits()
        && !row.steps().subList(point.next(), row.steps().size()).contains("commit");
  }

  private static String context(ProgramPoint point) {
    if (point.callers().isEmpty()) {
      return "";
    }
    ProgramPoint caller = point.caller();
    return (caller.rows().isEmpty() ? caller.op() : caller.rows().get(0)) + "+";
  }

  private String prefix(ProgramPoint point) {
    String phase =
        switch (point.phase()) {
          case ROW -> point.rows().get(0);
          case PICK -> point.op();
          default -> point.op() + "." + point.phase().name().toLowerCase(java.util.Locale.ROOT);
        };
    return context(point) + phase;
  }

  /** The common prefix of some row ids. */
  private static String common(ProgramPoint point, List<String> ids) {
    String prefix = ids.get(0);
    for (String id : ids) {
      while (!(id + ".").startsWith(prefix + ".")) {
        prefix = prefix.substring(0, prefix.lastIndexOf('.'));
      }
    }
    return context(point) + prefix;
  }

  private void add(
      String name, List<String> ids, String title, ProgramPoint from, Facts facts, Path path) {
    Facts after = path.facts.with("safe", 0, Boolean.toString(isSafe(path.point)));
    int number = names.merge(name, 1, Integer::sum);
    String op = from.phase() == Phase.IDLE ? path.point.op() : from.op();
    int level = from.phase() == Phase.IDLE ? 0 : from.level();
    actions.add(
        new Action(
            number == 1 ? name : name + "~" + number,
            ids,
            op,
            title,
            level,
            facts,
            after,
            path.never,
            path.effect()));
    Position next = new Position(path.point, after);
    if (path.point.phase() != Phase.IDLE && seen.add(next)) {
      open.add(next);
    }
  }
}

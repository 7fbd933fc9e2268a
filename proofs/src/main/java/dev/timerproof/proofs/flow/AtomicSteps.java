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
  private final Set<Place> seen = new LinkedHashSet<>();
  private final Deque<Place> open = new ArrayDeque<>();
  private final Map<String, Integer> names = new HashMap<>();

  /** A place in the program, with the facts that are known there. */
  private record Place(ProgramPoint spot, Facts facts) {}

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
   * @throws MalformedTableException if the visible list does not say what some step does
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

  /** How many frames a thread may have: a call runs a frame that calls nothing. */
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
      Place place = open.remove();
      from(place.spot(), place.facts());
    }
  }

  /** Such an operation is only run by another one, which fills the list. */
  private static boolean takesHeldList(Frame frame) {
    return frame.shape() == Frame.Shape.LIST && frame.lock() == Frame.Lock.HELD;
  }

  private void start(ProgramPoint none, Frame frame) {
    ProgramPoint spot =
        new ProgramPoint(frame.op(), Phase.ENTER, 0, List.of(), "none", idle, List.of());
    Path path = new Path(spot, idle);
    control(path, "start-" + frame.lock(), null, "none");
    add(
        frame.op() + ".start",
        List.of(),
        "a thread starts " + frame.op(),
        none,
        idle,
        settled(path));
  }

  // ---- what can happen at a spot ----

  private void from(ProgramPoint spot, Facts facts) {
    switch (spot.phase()) {
      case ENTER, ROUND, PICKED, LEAVE, ROW -> step(spot, facts);
      case PICK -> pick(spot, facts);
      case LOAD -> load(spot, facts);
      case GUARD -> guard(spot, facts);
      case CAS -> cas(spot, facts);
      case DECIDE -> decide(spot, facts);
      case RETURN -> doReturn(spot, facts);
      case IDLE -> throw new IllegalStateException("an idle thread has no next step");
    }
  }

  private void step(ProgramPoint spot, Facts facts) {
    String step = program(spot).get(spot.next());
    String name = prefix(spot) + "." + (spot.next() + 1) + "." + step;
    String callee = table.vocabulary().calls().get(step);
    if (callee != null) {
      add(
          name,
          spot.rows(),
          step,
          spot,
          facts,
          settled(running(new Path(spot.call(callee), facts))));
      return;
    }
    List<Sexp> clauses = steps.step(step);
    boolean branches = clauses.stream().anyMatch(AtomicSteps::isBranch);
    if (!branches) {
      Path path = running(new Path(spot.forward(), facts));
      apply(path, clauses, row(spot), "none");
      add(name, spot.rows(), step, spot, facts, settled(path));
      return;
    }
    for (Sexp branch : clauses) {
      String way = branch.item(0).word();
      Path path = running(new Path(spot.forward(), facts));
      apply(path, branch.from(1), row(spot), "none");
      switch (way) {
        case "stay" -> {}
        case "end" -> path.spot = spot.at(Phase.LEAVE);
        default -> path.spot = exit(path);
      }
      add(name + "." + way, spot.rows(), step + ": " + way, spot, facts, settled(path));
    }
  }

  private static boolean isBranch(Sexp clause) {
    return clause.is("exit") || clause.is("end") || clause.is("stay");
  }

  /** Leaves the frame without its leave steps. */
  private ProgramPoint exit(Path path) {
    ProgramPoint spot = path.spot;
    if (!spot.callers().isEmpty()) {
      path.facts = path.facts.forget(spot.level());
      return spot.caller();
    }
    return spot.at(Phase.RETURN).withValue(frame(spot).exit());
  }

  private void pick(ProgramPoint spot, Facts facts) {
    Path some = running(new Path(spot.at(Phase.PICKED), facts));
    control(some, "pick", null, "none");
    add(prefix(spot) + ".pick", List.of(), "pick a timer", spot, facts, settled(some));
    Path none = running(new Path(spot.at(Phase.LEAVE), facts));
    control(none, "nothing-left", null, "none");
    add(prefix(spot) + ".nothing-left", List.of(), "no timer is left", spot, facts, settled(none));
  }

  private void load(ProgramPoint spot, Facts facts) {
    Map<String, List<Row>> byStatus = new LinkedHashMap<>();
    table.rowsOf(spot.op()).stream()
        .filter(r -> !r.continues() && !r.waits())
        .forEach(r -> byStatus.computeIfAbsent(r.from(), s -> new ArrayList<>()).add(r));
    byStatus.forEach(
        (status, found) -> {
          List<String> ids = found.stream().map(Row::id).toList();
          Path path = running(new Path(spot.withRows(ids), facts));
          control(path, "load", found.get(0), "none");
          String title = "load the status: " + status;
          if (found.stream().map(Row::guard).distinct().count() > 1) {
            path.spot = path.spot.at(Phase.GUARD);
            add(common(spot, ids) + ".load", ids, title, spot, facts, settled(path));
          } else {
            add(common(spot, ids) + ".load", ids, title, spot, facts, enter(path, found.get(0)));
          }
        });
  }

  /** A row after it was chosen, up to its CAS or its first step. */
  private Path enter(Path path, Row row) {
    switch (row.kind()) {
      case PANIC -> {
        control(path, "panic", row, "none");
        path.spot = ProgramPoint.idle(idle);
        path.facts = idle;
        return path;
      }
      case GO -> {
        path.spot = path.spot.at(Phase.CAS);
        return path;
      }
      case STORE -> control(path, "store", row, "none");
      case NOOP -> control(path, "answer", row, "none");
      case CONT, WAIT ->
          throw new IllegalStateException("row " + row.id() + " is not decided on by a load");
    }
    path.spot = path.spot.at(Phase.ROW);
    return settled(path);
  }

  private void guard(ProgramPoint spot, Facts facts) {
    Map<Row.Guard, List<Row>> byGuard = new LinkedHashMap<>();
    spot.rows()
        .forEach(
            id -> byGuard.computeIfAbsent(row(id).guard(), g -> new ArrayList<>()).add(row(id)));
    byGuard.forEach(
        (guard, found) -> {
          List<String> ids = found.stream().map(Row::id).toList();
          Path path = running(new Path(spot.withRows(ids), facts));
          apply(path, steps.guard(guard.word()), found.get(0), "none");
          add(
              common(spot, spot.rows()) + "." + guard,
              ids,
              "guard: " + guard,
              spot,
              facts,
              enter(path, found.get(0)));
        });
  }

  private void cas(ProgramPoint spot, Facts facts) {
    Row first = row(spot.rows().get(0));
    String name = common(spot, spot.rows());
    Path won = running(new Path(spot, facts));
    control(won, "cas", first, "none");
    if (spot.rows().size() > 1) {
      won.spot = spot.at(Phase.DECIDE);
    } else {
      won.spot = spot.at(Phase.ROW);
    }
    add(
        name + ".cas",
        spot.rows(),
        "CAS " + first.from() + " -> " + first.via(),
        spot,
        facts,
        settled(won));
    Path lost = running(new Path(spot, facts));
    control(lost, "lost", first, "none");
    Path on = proceed(lost, first.lost(), "none");
    add(name + ".lost", spot.rows(), "CAS " + first.from() + " lost", spot, facts, on);
  }

  private void decide(ProgramPoint spot, Facts facts) {
    for (String id : spot.rows()) {
      Row row = row(id);
      Path path = running(new Path(spot.withRows(List.of(id)).at(Phase.ROW), facts));
      apply(path, steps.owned(row.owned().word()), row, "none");
      control(path, "decide", row, "none");
      add(
          context(spot) + id + ".decide",
          List.of(id),
          "decide: " + row.owned(),
          spot,
          facts,
          settled(path));
    }
  }

  private void doReturn(ProgramPoint spot, Facts facts) {
    Path path = running(new Path(spot, facts));
    apply(path, steps.control("return-" + frame(spot).lock()), null, "none");
    path.spot = ProgramPoint.idle(idle);
    path.facts = idle;
    add(
        spot.op() + ".return." + spot.value(),
        List.of(),
        spot.op() + " returns " + spot.value(),
        spot,
        facts,
        path);
  }

  // ---- between steps ----

  /** Passes through phases that have nothing left to do. */
  private Path settled(Path path) {
    while (true) {
      ProgramPoint spot = path.spot;
      switch (spot.phase()) {
        case IDLE, PICK, LOAD, GUARD, CAS, DECIDE, RETURN -> {
          return path;
        }
        default -> {}
      }
      if (spot.next() < program(spot).size()) {
        return path;
      }
      switch (spot.phase()) {
        case ENTER -> {
          path.newStage();
          control(path, "begin", null, "none");
          path.spot = spot.at(Phase.ROUND).withBase(path.facts);
        }
        case ROUND ->
            path.spot = spot.at(frame(spot).shape() == Frame.Shape.ONE ? Phase.PICKED : Phase.PICK);
        case PICKED -> path.spot = picked(path);
        case ROW -> {
          Row row = Objects.requireNonNull(row(spot));
          return proceed(path, row.result(), row.value());
        }
        case LEAVE -> path.spot = left(path);
        default -> throw new IllegalStateException("not a phase with steps: " + spot.phase());
      }
    }
  }

  private ProgramPoint picked(Path path) {
    ProgramPoint spot = path.spot;
    for (Row row : table.rowsOf(spot.op())) {
      if (row.continues()) {
        control(path, "cont", row, "none");
        return spot.withRows(List.of(row.id())).at(Phase.ROW);
      }
    }
    return spot.at(Phase.LOAD);
  }

  private ProgramPoint left(Path path) {
    ProgramPoint spot = path.spot;
    if (spot.callers().isEmpty()) {
      return spot.at(Phase.RETURN);
    }
    path.facts = path.facts.forget(spot.level());
    return spot.caller();
  }

  /** How a walk continues after a row. */
  private Path proceed(Path path, Row.Result result, String value) {
    ProgramPoint spot = path.spot;
    Row row = row(spot);
    switch (result) {
      case LEAVE -> {
        applyOnto(spot.base(), path, steps.control("leave"), row, result.word());
        path.spot = spot.withRows(List.of()).withValue(value).at(Phase.LEAVE);
      }
      case AGAIN, ADVANCE, RESUME -> {
        path.newStage();
        control(path, "next", row, result.word());
        path.facts = spot.base();
        path.spot = spot.withRows(List.of()).at(Phase.ROUND);
      }
      case NONE -> throw new IllegalStateException("a walk that does not go on: " + spot);
    }
    return settled(path);
  }

  // ---- helpers ----

  /** What frames do between steps, unless the invariant says that it never happens. */
  private void control(Path path, String name, @Nullable Row row, String seek) {
    ConditionEvaluator words =
        new ConditionEvaluator(table, invariant, frame(path.spot), row, path.spot.level(), seek);
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

  /** The same, but facts that the clauses do not speak of become those of the base. */
  private void applyOnto(
      Facts base, Path path, List<Sexp> clauses, @Nullable Row row, String seek) {
    ConditionEvaluator words =
        new ConditionEvaluator(table, invariant, frame(path.spot), row, path.spot.level(), seek);
    path.facts = ClauseRun.run(clauses, words, path.facts, base, path.stage());
  }

  /** A step of a thread that has begun: not while the world is stopped. */
  private Path running(Path path) {
    control(path, "running", null, "none");
    return path;
  }

  private List<String> program(ProgramPoint spot) {
    Frame frame = frame(spot);
    return switch (spot.phase()) {
      case ENTER -> frame.enter();
      case ROUND -> frame.round();
      case PICKED -> frame.picked();
      case LEAVE -> frame.leave();
      case ROW -> Objects.requireNonNull(row(spot)).steps();
      default -> List.of();
    };
  }

  private Frame frame(ProgramPoint spot) {
    return Objects.requireNonNull(table.frames().get(spot.op()), spot.op());
  }

  private Row row(String id) {
    return Objects.requireNonNull(rows.get(id), id);
  }

  private @Nullable Row row(ProgramPoint spot) {
    return spot.rows().isEmpty() ? null : row(spot.rows().get(0));
  }

  /** Where a thread on a P may be stopped: between operations, before a CAS, after its commit. */
  private boolean isSafe(ProgramPoint spot) {
    if (spot.phase() == Phase.IDLE) {
      return true;
    }
    if (frame(spot).lock() != Frame.Lock.NONE) {
      return false;
    }
    if (spot.phase() == Phase.LOAD || spot.phase() == Phase.RETURN) {
      return true;
    }
    Row row = row(spot);
    return spot.phase() == Phase.ROW
        && row != null
        && row.hasCas()
        && row.commits()
        && !row.steps().subList(spot.next(), row.steps().size()).contains("commit");
  }

  private static String context(ProgramPoint spot) {
    if (spot.callers().isEmpty()) {
      return "";
    }
    ProgramPoint caller = spot.caller();
    return (caller.rows().isEmpty() ? caller.op() : caller.rows().get(0)) + "+";
  }

  private String prefix(ProgramPoint spot) {
    String phase =
        switch (spot.phase()) {
          case ROW -> spot.rows().get(0);
          case PICK -> spot.op();
          default -> spot.op() + "." + spot.phase().name().toLowerCase(java.util.Locale.ROOT);
        };
    return context(spot) + phase;
  }

  /** The common beginning of some ids of rows. */
  private static String common(ProgramPoint spot, List<String> ids) {
    String prefix = ids.get(0);
    for (String id : ids) {
      while (!(id + ".").startsWith(prefix + ".")) {
        prefix = prefix.substring(0, prefix.lastIndexOf('.'));
      }
    }
    return context(spot) + prefix;
  }

  private void add(
      String name, List<String> ids, String title, ProgramPoint from, Facts facts, Path path) {
    Facts after = path.facts.with("safe", 0, Boolean.toString(isSafe(path.spot)));
    int number = names.merge(name, 1, Integer::sum);
    String op = from.phase() == Phase.IDLE ? path.spot.op() : from.op();
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
    Place next = new Place(path.spot, after);
    if (path.spot.phase() != Phase.IDLE && seen.add(next)) {
      open.add(next);
    }
  }
}

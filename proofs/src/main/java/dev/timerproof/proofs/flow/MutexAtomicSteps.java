package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.ImpossibleStep;
import dev.timerproof.proofs.model.SectionList;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.LockSection;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.MutexVocabulary;
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
 * Turns the rows of the timers with a mutex into atomic steps as fine as the model has them where a
 * bound, a copy of the bits, t.mu or the lock of the timers is touched. It follows each path
 * through the rows and the operations that they call, and keeps at each place what is known of the
 * thread there. A loud step of which the list says nothing is no place: what is behind it belongs
 * to the step before. While the world is stopped, the work on one timer is one step.
 */
public final class MutexAtomicSteps {
  private static final String FIRST = "0";
  private static final String BEGIN = "begin";
  private static final String WORLD = "world";
  private static final List<String> BITS = List.of("heaped", "modified", "zombie");
  private static final List<String> KNOWN_BITS = List.of("isHeaped", "isModified", "isZombie");
  private static final Sexp ME = Sexp.atom("me");
  private static final Map<String, Sexp> NAMES =
      Map.of(
          "x", Sexp.form("tgt", List.of(ME, Sexp.atom(Facts.level(0)))),
          "p", Sexp.form("cur", List.of(ME)));

  private final MutexTable table;
  private final MutexVocabulary words;
  private final SectionList list;
  private final Facts idle;
  private final Map<String, MutexRow> rows = new HashMap<>();

  private final Map<Content, Action> actions = new LinkedHashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private final Set<Position> seen = new LinkedHashSet<>();
  private final Deque<Position> open = new ArrayDeque<>();

  /** Where the caller of an operation goes on. */
  private record Frame(String row, int next) {}

  /** A place: before a step of a row, or at a stage of an operation if the row is none. */
  private record Point(List<Frame> callers, String op, String at, String row, int next) {
    Point inRow(String id) {
      return new Point(callers, op, at, id, 0);
    }

    Point forward() {
      return new Point(callers, op, at, row, next + 1);
    }

    Point atStage(String stage) {
      return new Point(callers, op, stage, "", 0);
    }

    Point call(String callee) {
      List<Frame> deeper = new ArrayList<>(callers);
      deeper.add(new Frame(row, next + 1));
      return new Point(List.copyOf(deeper), callee, FIRST, "", 0);
    }
  }

  private record Position(Point point, Facts facts) {}

  /** All that the obligations of a step depend on. */
  private record Content(Facts before, Facts after, boolean never, StepRelation effect) {}

  /**
   * An atomic step under construction.
   *
   * @param point where it leads to; null if the operation that the thread has started is over
   * @param begun the rows whose beginning is part of it
   */
  private record Way(
      @Nullable Point point, Facts facts, List<StepRelation.Stage> stages, List<String> begun) {
    Way at(@Nullable Point other) {
      return new Way(other, facts, stages, begun);
    }
  }

  private MutexAtomicSteps(MutexTable table, StateModel state, SectionList list) {
    this.table = table;
    this.words = table.vocabulary();
    this.list = list;
    this.idle = Facts.idle(state, 1);
    table.rows().forEach(row -> rows.put(row.id(), row));
  }

  /**
   * The steps of all threads.
   *
   * @throws IllegalArgumentException if the list lacks a word of the table, if an operation ends
   *     with a lock that it has taken, or if it comes back to a row without a loud step in between
   */
  public static List<Action> of(MutexTable table, StateModel state, SectionList list) {
    var steps = new MutexAtomicSteps(table, state, list);
    for (MutexTable.Operation operation : table.operations().values()) {
      if (operation.holds().contains(WORLD)) {
        steps.world(operation.op());
      } else if (operation.holds().stream().noneMatch(List.of("timer", "timers")::contains)) {
        steps.start(operation.op());
      }
    }
    while (!steps.open.isEmpty()) {
      steps.from(steps.open.remove());
    }
    return List.copyOf(steps.actions.values());
  }

  private void start(String op) {
    Point first = new Point(List.of(), op, FIRST, "", 0);
    for (Way way : settled(new Way(first, idle, List.of(), List.of()))) {
      add(op, idle, List.of(), op + ".start", way);
    }
  }

  private void from(Position position) {
    Point point = position.point();
    Way way = new Way(point, position.facts(), List.of(), List.of());
    way = said(way, list.clauses(BEGIN, "others"));
    if (point.row().isEmpty()) {
      for (Way in : begun(way, point)) {
        settled(in).forEach(w -> add(point.op(), position.facts(), List.of(), "", w));
      }
      return;
    }
    MutexRow row = row(point.row());
    String step = row.steps().get(point.next());
    if (step.equals("locktimer") && !holdsTimers(row.op())) {
      way = said(way, list.clauses(BEGIN, "timer"));
    } else if (step.equals("locktimers")) {
      way = said(way, list.clauses(BEGIN, "timers"));
    }
    way = said(way, list.clauses("step", step)).at(point.forward());
    String name = row.id() + "." + (point.next() + 1) + "." + step;
    settled(way).forEach(w -> add(row.op(), position.facts(), List.of(row.id()), name, w));
  }

  /** Whether the caller of an operation holds the lock of the timers that it works on. */
  private boolean holdsTimers(String op) {
    return Objects.requireNonNull(table.operations().get(op), op).holds().contains("timers");
  }

  private MutexRow row(String id) {
    return Objects.requireNonNull(rows.get(id), id);
  }

  /** The ways on to the next places, each behind all that happens before it. */
  private List<Way> settled(Way way) {
    Point point = way.point();
    if (point == null) {
      return List.of(way);
    }
    if (point.row().isEmpty()) {
      if (looks(point)) {
        return List.of(way);
      }
      return begun(way, point).stream().flatMap(in -> settled(in).stream()).toList();
    }
    MutexRow row = row(point.row());
    if (point.next() < row.steps().size()) {
      String step = row.steps().get(point.next());
      String called = words.calls().get(step);
      if (called != null) {
        return settled(way.at(point.call(called)));
      }
      List<Sexp> clauses = list.clauses("step", step);
      if (!clauses.isEmpty() && !stepOf(step).quiet()) {
        return List.of(way);
      }
      return settled(said(way, clauses).at(point.forward()));
    }
    return switch (row.next()) {
      case "panic" -> List.of(way);
      case "return" -> settled(said(way, list.clauses(BEGIN, "caller")).at(returned(point)));
      default -> settled(way.at(point.atStage(row.next())));
    };
  }

  private MutexVocabulary.Step stepOf(String name) {
    return Objects.requireNonNull(words.steps().get(name), name);
  }

  private @Nullable Point returned(Point point) {
    List<Frame> callers = point.callers();
    if (callers.isEmpty()) {
      return null;
    }
    Frame last = callers.get(callers.size() - 1);
    MutexRow row = row(last.row());
    return new Point(
        callers.subList(0, callers.size() - 1), row.op(), row.at(), row.id(), last.next());
  }

  private List<MutexRow> rowsAt(Point point) {
    return table.stages(point.op()).getOrDefault(point.at(), List.of());
  }

  /** Whether the rows of a stage look at a copy of the bits, which others may change before. */
  private boolean looks(Point point) {
    return rowsAt(point).stream().anyMatch(row -> row.word().equals("astate"));
  }

  /** A way into each row of a stage that the known bits allow. */
  private List<Way> begun(Way way, Point point) {
    List<Way> all = new ArrayList<>();
    for (MutexRow row : rowsAt(point)) {
      if (!isPossible(row, way.facts())) {
        continue;
      }
      boolean copy = row.word().equals("astate");
      var stage = new StepRelation.StageBuilder();
      Facts facts = way.facts();
      for (int k = 0; k < BITS.size() && !row.word().equals("none"); k++) {
        Sexp bit =
            Sexp.form(
                (copy ? "a" : "") + BITS.get(k), List.of(Objects.requireNonNull(NAMES.get("x"))));
        String wanted = row.from().get(k);
        if (!wanted.equals("*")) {
          boolean set = wanted.equals("+");
          stage.conditions.add(set ? bit : Sexp.not(bit));
          facts = copy ? facts : facts.with(KNOWN_BITS.get(k), 0, set ? "isSet" : "isClear");
        }
      }
      List<String> begun = new ArrayList<>(way.begun());
      begun.add(row.id());
      @Nullable Way in =
          new Way(point.inRow(row.id()), facts, more(way.stages(), stage.build()), begun);
      for (String guard : row.guards()) {
        in = in == null ? null : guarded(in, list.clauses("guard", guard));
      }
      if (in != null) {
        if (way.begun().contains(row.id())) {
          throw new IllegalArgumentException(
              "a step of " + row.op() + " comes back to row " + row.id());
        }
        all.add(in);
      }
    }
    return all;
  }

  private static boolean isPossible(MutexRow row, Facts facts) {
    for (int k = 0; k < BITS.size() && row.word().equals("state"); k++) {
      String wanted = row.from().get(k);
      String bit = facts.get(KNOWN_BITS.get(k), 0);
      if ((wanted.equals("+") && bit.equals("isClear"))
          || (wanted.equals("-") && bit.equals("isSet"))) {
        return false;
      }
    }
    return true;
  }

  /** What a guard says; null if what is known of the place rules it out. */
  private @Nullable Way guarded(Way way, List<Sexp> clauses) {
    return rulesOut(clauses, way.facts())
        ? null
        : said(way, clauses.stream().filter(clause -> !clause.is("only")).toList());
  }

  /** Whether a guard with these clauses cannot hold at a place. */
  static boolean rulesOut(List<Sexp> clauses, Facts facts) {
    return clauses.stream()
        .filter(clause -> clause.is("only"))
        .anyMatch(clause -> !CONDITIONS.holds(clause.item(1), facts));
  }

  /** What clauses of the list say of one step of the thread {@code me} at a place. */
  static StepRelation.Stage stage(List<Sexp> clauses, Facts facts) {
    var stage = new StepRelation.StageBuilder();
    ClauseRun.run(clauses, CONDITIONS, facts, facts, stage);
    return stage.build();
  }

  /** What clauses of the list say, behind all that the way has done. */
  private Way said(Way way, List<Sexp> clauses) {
    var stage = new StepRelation.StageBuilder();
    Facts facts = ClauseRun.run(clauses, CONDITIONS, way.facts(), way.facts(), stage);
    return new Way(way.point(), facts, more(way.stages(), stage.build()), way.begun());
  }

  /** A stage whose choices have names that no stage before it has given. */
  private static StepRelation.Stage renamed(
      StepRelation.Stage stage, List<StepRelation.Stage> before) {
    Map<String, String> names = new HashMap<>();
    for (StepRelation.Choice choice : stage.choices()) {
      long used =
          before.stream()
              .flatMap(s -> s.choices().stream())
              .filter(c -> c.name().split("~", 2)[0].equals(choice.name()))
              .count();
      if (used > 0) {
        names.put(choice.name(), choice.name() + "~" + (used + 1));
      }
    }
    return names.isEmpty() ? stage : stage.rename(word -> names.getOrDefault(word, word));
  }

  private static List<StepRelation.Stage> more(
      List<StepRelation.Stage> stages, StepRelation.Stage next) {
    if (next.equals(NOTHING)) {
      return stages;
    }
    List<StepRelation.Stage> all = new ArrayList<>(stages);
    all.add(renamed(next, stages));
    return List.copyOf(all);
  }

  private static final StepRelation.Stage NOTHING = new StepRelation.StageBuilder().build();

  /** Words that are facts have their values; all others stand for themselves. */
  private static final Conditions CONDITIONS =
      new Conditions() {
        @Override
        public int level() {
          return 0;
        }

        @Override
        public String word(String text, Facts facts) {
          return facts.has(text) ? facts.get(text, 0) : text;
        }

        @Override
        public Map<String, Sexp> abbreviations() {
          return NAMES;
        }
      };

  /** Adds the destruction of a P: its beginning, the work on each timer, and its end. */
  private void world(String op) {
    around(op, op + ".begin", "begin");
    for (LockSection section :
        LockSection.ofTimers(table).getOrDefault(op, List.<LockSection>of())) {
      Way way = new Way(null, idle, List.of(), List.of());
      way = said(way, list.clauses(BEGIN, WORLD));
      Map<String, Boolean> rowsOf = new LinkedHashMap<>();
      for (LockSection.Item item : section.items()) {
        String step = item.step();
        if (step != null) {
          way = said(way, list.clauses("step", step));
        } else if (rowsOf.put(item.row().id(), true) == null && rowsOf.size() > 1) {
          way =
              begun(way, new Point(List.of(), op, item.row().at(), "", 0)).stream()
                  .filter(w -> w.begun().get(w.begun().size() - 1).equals(item.row().id()))
                  .findFirst()
                  .orElseThrow();
        }
      }
      add(op, idle, List.of(), "", new Way(null, idle, way.stages(), List.copyOf(rowsOf.keySet())));
    }
    for (MutexRow row : table.rowsOf(op)) {
      if (row.steps().contains("forget")) {
        around(op, row.id(), "forget");
      }
    }
  }

  private void around(String op, String name, String what) {
    Way way = said(new Way(null, idle, List.of(), List.of()), list.clauses(WORLD, what));
    List<String> row = rows.containsKey(name) ? List.of(name) : List.of();
    add(op, idle, row, name, way);
  }

  /**
   * Adds a step that begins with a step of a row, with rows that look at a copy, or with nothing. A
   * step with the content of one that is known adds its rows to that one.
   */
  private void add(String op, Facts before, List<String> first, String step, Way way) {
    Point point = way.point();
    boolean panics = point != null && panics(point);
    Facts after = point == null || panics ? ended(op, way.facts(), panics) : way.facts();
    if (point != null && !panics) {
      Position next = new Position(point, after);
      if (seen.add(next)) {
        open.add(next);
      }
    }
    if (way.stages().isEmpty() && before.equals(after)) {
      return;
    }
    Set<String> ids = new LinkedHashSet<>(first);
    ids.addAll(way.begun());
    StepRelation effect =
        new StepRelation(way.stages().isEmpty() ? List.of(NOTHING) : way.stages());
    Content content = new Content(before, after, panics, effect);
    Action same = actions.get(content);
    if (same != null) {
      ids.addAll(same.rows());
      actions.put(content, same.withRows(ids));
      return;
    }
    ImpossibleStep never =
        panics
            ? new ImpossibleStep(
                op,
                Sexp.atom("true"),
                "row " + Objects.requireNonNull(point).row() + " never throws")
            : null;
    List<String> parts = new ArrayList<>(way.begun());
    if (!step.isEmpty()) {
      parts.add(0, step);
    }
    String name = String.join("+", parts);
    int number = names.merge(name, 1, Integer::sum);
    actions.put(
        content,
        new Action(
            number == 1 ? name : name + "~" + number,
            List.copyOf(ids),
            op,
            "step of " + op,
            0,
            before,
            after,
            never,
            effect));
  }

  private boolean panics(Point point) {
    if (point.row().isEmpty()) {
      return false;
    }
    MutexRow row = row(point.row());
    return row.next().equals("panic") && point.next() == row.steps().size();
  }

  /** The facts of a thread that is not in an operation. */
  private Facts ended(String op, Facts facts, boolean panics) {
    if (!panics
        && List.of("mine", "holds").stream().anyMatch(lock -> facts.get(lock, 0).equals("true"))) {
      throw new IllegalArgumentException(op + " ends with a lock that it has taken");
    }
    return idle;
  }
}

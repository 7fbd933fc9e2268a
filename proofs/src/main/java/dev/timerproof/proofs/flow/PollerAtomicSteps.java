package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.PollerList;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the poller's rows into the atomic steps of a thread, as fine as the model of the wake-up
 * has them: a word is loaded, tested and taken in one step, then each of the row's steps is one.
 */
public final class PollerAtomicSteps {
  private static final String TOP = "top";

  private final PollerTable table;
  private final StateModel state;
  private final PollerList list;
  private final Deque<Position> open = new ArrayDeque<>();
  private final Set<Position> known = new LinkedHashSet<>();
  private final Set<Step> steps = new LinkedHashSet<>();
  private final Set<Transition> transitions = new LinkedHashSet<>();

  private PollerAtomicSteps(PollerTable table, StateModel state, PollerList list) {
    this.table = table;
    this.state = state;
    this.list = list;
  }

  /** A program point of a thread and the facts there. */
  record Position(PollerProgramPoint point, Facts facts) {}

  /** An atomic step between two positions; the proof may combine several into one step. */
  record Transition(String name, Position from, Position to, StepRelation effect) {}

  private record Step(
      String name,
      List<String> rows,
      Facts before,
      Facts after,
      StepRelation effect,
      String title) {}

  /** The steps of all threads. */
  public static List<Action> of(PollerTable table, StateModel state, PollerList list) {
    PollerAtomicSteps flow = new PollerAtomicSteps(table, state, list);
    flow.walk();
    return flow.actions();
  }

  /** The same steps by the positions that they connect. */
  static Set<Transition> transitions(PollerTable table, StateModel state, PollerList list) {
    PollerAtomicSteps flow = new PollerAtomicSteps(table, state, list);
    flow.walk();
    return Collections.unmodifiableSet(flow.transitions);
  }

  private List<Action> actions() {
    Map<String, Integer> used = new LinkedHashMap<>();
    List<Action> all = new ArrayList<>();
    for (Step s : steps) {
      int n = used.merge(s.name(), 1, Integer::sum);
      String name = n == 1 ? s.name() : s.name() + "~" + n;
      String op = s.rows().isEmpty() ? "" : table.row(s.rows().get(s.rows().size() - 1)).op();
      all.add(
          new Action(name, s.rows(), op, s.title(), 0, s.before(), s.after(), null, s.effect()));
    }
    return all;
  }

  private void walk() {
    list.starts().stream()
        .sorted()
        .forEach(p -> visit(new Position(PollerProgramPoint.at(p), list.facts(state, p))));
    visit(new Position(PollerProgramPoint.at("started"), list.facts(state, "started")));
    while (!open.isEmpty()) {
      Position here = open.remove();
      if (here.point().outside()) {
        outside(here);
      } else if (here.point().top().row().isEmpty()) {
        load(here);
      } else {
        step(here);
      }
    }
  }

  private void visit(Position position) {
    if (known.add(position)) {
      open.add(position);
    }
  }

  private PollerClauses clauses(List<String> ahead, Facts facts) {
    return new PollerClauses(state, list, table.parameters(), ahead, facts);
  }

  private void outside(Position here) {
    for (PollerList.Move move : list.moves(here.point().place())) {
      for (List<Sexp> alternative : PollerClauses.alternatives(move.clauses())) {
        var outcome = clauses(List.of(), here.facts()).run(alternative);
        Sexp way = outcome.way();
        if (outcome.impossible()) {
          continue;
        }
        if (way == null) {
          throw new MalformedTextException(
              alternative.get(0).place(), "move " + move.name() + ": expected (to ...)");
        }
        String name = here.point().place() + "." + move.name();
        Position there = settled(went(here.point(), way), outcome.after());
        add(name, List.of(), here, there, List.of(outcome), "move " + move.name());
      }
    }
  }

  private PollerProgramPoint went(PollerProgramPoint from, Sexp way) {
    String target = way.item(1).word();
    if (list.isPlace(target)) {
      return PollerProgramPoint.at(target);
    }
    return PollerProgramPoint.at(way.list().size() > 2 ? way.item(2).word() : from.place())
        .call(target);
  }

  /** Adds the step that loads the word and, for the only row left, takes it. */
  private void load(Position here) {
    PollerProgramPoint.Frame frame = here.point().top();
    String word = table.frames().getOrDefault(frame.op(), List.of()).get(frame.word());
    for (PollerRow row : table.rowsAt(frame.op(), word)) {
      List<Sexp> entry = new ArrayList<>(list.value(word, row.from()));
      entry.addAll(list.guard(row.guard().word()));
      if (row.hasCas()) {
        entry.addAll(list.take(word));
      }
      var outcome = clauses(row.steps(), here.facts()).run(entry);
      if (outcome.impossible()) {
        continue;
      }
      PollerProgramPoint in = here.point().with(frame.in(row.id()));
      List<PollerClauses.Outcome> stages = new ArrayList<>(List.of(outcome));
      if (list.locked(word)) {
        for (int k = 0; k < row.steps().size(); k++) {
          outcome = only(row, k, outcome.after());
          stages.add(outcome);
          in = in.with(in.top().forward());
        }
      }
      String name = String.join("+", in.rows()) + (row.hasCas() ? ".take" : ".load");
      add(name, in.rows(), here, settled(in, outcome.after()), stages, "row " + row.id());
    }
  }

  /** The outcome of a step that runs under the lock of the row's word; there must be only one. */
  private PollerClauses.Outcome only(PollerRow row, int k, Facts facts) {
    List<List<Sexp>> all = PollerClauses.alternatives(list.step(row.steps().get(k)));
    var outcome = clauses(row.steps().subList(k + 1, row.steps().size()), facts).run(all.get(0));
    if (all.size() > 1 || outcome.way() != null) {
      throw new IllegalArgumentException(
          "row " + row.id() + ": expected steps of one outcome, found " + row.steps().get(k));
    }
    return outcome;
  }

  private void step(Position here) {
    PollerProgramPoint.Frame frame = here.point().top();
    PollerRow row = table.row(frame.row());
    String named = row.steps().get(frame.next());
    String step = frame.half().isEmpty() ? named : frame.half();
    List<Sexp> entry = step.equals("commit") ? commit(row) : list.step(step);
    List<String> ahead = row.steps().subList(frame.next() + 1, row.steps().size());
    String rows = String.join("+", here.point().rows());
    for (List<Sexp> alternative : PollerClauses.alternatives(entry)) {
      var outcome = clauses(ahead, here.facts()).run(alternative);
      if (!outcome.impossible()) {
        add(
            rows + "." + (frame.next() + 1) + "." + step,
            here.point().rows(),
            here,
            behind(here.point(), outcome),
            List.of(outcome),
            "row " + row.id() + ", step " + step);
      }
    }
  }

  /** The clauses that give the word the row's final value, which must be its initial one. */
  private List<Sexp> commit(PollerRow row) {
    List<String> values = table.words().getOrDefault(row.word(), List.of());
    if (values.isEmpty() || !values.get(0).equals(row.to())) {
      throw new IllegalArgumentException(
          "row " + row.id() + ": expected to give " + values + ", found " + row.to());
    }
    return list.give(row.word());
  }

  private Position behind(PollerProgramPoint point, PollerClauses.Outcome outcome) {
    Sexp way = outcome.way();
    if (way == null) {
      return settled(point.with(point.top().forward()), outcome.after());
    }
    return switch (way.item(0).word()) {
      case "again" -> new Position(point, outcome.after());
      case "then" ->
          new Position(point.with(point.top().within(way.item(1).word())), outcome.after());
      case "stop" -> settled(PollerProgramPoint.at("stopped"), outcome.after());
      default -> throw new MalformedTextException(way.place(), "no way for a step: " + way);
    };
  }

  /** The thread's position after it has left rows without further steps and entered calls. */
  private Position settled(PollerProgramPoint from, Facts facts) {
    PollerProgramPoint point = from;
    while (!point.outside() && !point.top().row().isEmpty()) {
      PollerRow row = table.row(point.top().row());
      if (point.top().next() < row.steps().size()) {
        Sexp call = call(row.steps().get(point.top().next()));
        if (call == null) {
          return new Position(point, facts);
        }
        point = point.with(point.top().forward()).call(call.item(1).word());
      } else {
        switch (row.result()) {
          case ADVANCE -> point = point.with(point.top().advanced());
          case LEAVE -> point = point.back();
          case TOP -> {
            return settled(PollerProgramPoint.at(TOP), facts);
          }
        }
      }
    }
    boolean told = point.outside() && list.tells(point.place());
    return new Position(point, told ? list.arriving(state, point.place(), facts) : facts);
  }

  private @Nullable Sexp call(String step) {
    if (step.equals("commit")) {
      return null;
    }
    List<Sexp> entry = list.step(step);
    return entry.size() == 1 && entry.get(0).is("call") ? entry.get(0) : null;
  }

  private void add(
      String name,
      List<String> rows,
      Position here,
      Position there,
      List<PollerClauses.Outcome> outcomes,
      String title) {
    StepRelation effect =
        new StepRelation(outcomes.stream().map(PollerClauses.Outcome::stage).toList());
    steps.add(new Step(name, rows, here.facts(), there.facts(), effect, title));
    transitions.add(new Transition(name, here, there, effect));
    visit(there);
  }
}

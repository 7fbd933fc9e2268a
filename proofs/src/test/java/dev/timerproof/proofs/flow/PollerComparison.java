package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.flow.PollerAtomicSteps.Position;
import dev.timerproof.proofs.flow.PollerAtomicSteps.Transition;
import dev.timerproof.proofs.model.Definition;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.model.PollerList;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.spec.eval.IsolatedModule;
import dev.timerproof.spec.table.PollerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs the steps of the proof of the wake-up and the actions of {@code Wakeup.tla} on the same
 * states. At each position of a thread every step of the model must be one of the proof; and every
 * step of the proof one of the model, with the exceptions that {@link PollerFreedom} lists.
 */
final class PollerComparison {
  private static final int STATES = 30;

  private static final List<String> ACTIONS = List.of("Works", "Arm", "End");

  private final PollerTable table;
  private final StateModel model = StateModel.poller();
  private final IsolatedModule tla;
  private final PollerStates states;
  private final Definition asleep;
  private final Map<Position, Set<Transition>> steps;
  private final Set<String> compared;

  /**
   * Opens an instance of the model.
   *
   * @param table the poller's rows
   * @param mutations the name of their mutations in {@code Faults.tla}
   * @param waiters whether channels wait for the poller
   * @param compared the words, steps and places that are compared; empty for all
   */
  PollerComparison(PollerTable table, String mutations, boolean waiters, Set<String> compared) {
    this.table = table;
    this.compared = compared;
    this.states = new PollerStates(model, PollerList.builtIn(), waiters);
    this.tla = new IsolatedModule("MCWakeup", constants(table, mutations, waiters));
    this.asleep =
        Invariant.poller().definitions().stream()
            .filter(d -> d.name().equals("asleep"))
            .findFirst()
            .orElseThrow();
    this.steps = steps(PollerList.builtIn());
  }

  private static Map<String, String> constants(
      PollerTable table, String mutations, boolean waiters) {
    Map<String, String> all = new LinkedHashMap<>();
    List.of("m1", "m2", "m3", "m4", "c1", "c2", "NONE").forEach(c -> all.put(c, '"' + c + '"'));
    all.put("Edition", '"' + table.edition() + '"');
    all.put("Mutations", "<- " + mutations);
    all.put("Ps", "{1, 2}");
    all.put("Ms", "{\"me\", \"m2\", \"m3\"}");
    all.put("Outside", "{}");
    all.put("Busy", "{\"me\"}");
    all.put("Whens", "{1, 2, 3, 4, 5, 6}");
    all.put("Before", "{}");
    all.put("MaxArms", "1");
    all.put("Waiters", waiters ? "TRUE" : "FALSE");
    all.put("Ends", "TRUE");
    all.put("Sysmon", "FALSE");
    return all;
  }

  private Map<Position, Set<Transition>> steps(PollerList list) {
    Map<Position, Set<Transition>> all = new LinkedHashMap<>();
    for (Transition step : PollerAtomicSteps.transitions(table, model, list)) {
      all.computeIfAbsent(step.from(), p -> new LinkedHashSet<>()).add(step);
    }
    return all;
  }

  /** The compared words and steps of rows, without the places outside of rows. */
  Set<String> labels() {
    Set<String> all = new TreeSet<>();
    steps.keySet().stream()
        .filter(p -> !p.point().outside())
        .forEach(p -> all.add(PollerFreedom.label(table, p.point())));
    return all;
  }

  /** A description of the first state in which the two differ; empty if there is none. */
  String disagreement() {
    for (Position at : steps.keySet()) {
      String found = disagreement(at, steps);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  /**
   * As {@link #disagreement()}, for another list and only at the positions where the lists differ.
   */
  String disagreement(PollerList other) {
    Map<Position, Set<Transition>> changed = steps(other);
    for (Map.Entry<Position, Set<Transition>> there : changed.entrySet()) {
      if (!there.getValue().equals(steps.get(there.getKey()))) {
        String found = disagreement(there.getKey(), changed);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    for (Position at : steps.keySet()) {
      if (!changed.containsKey(at)) {
        String found = reached(at, changed.keySet());
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  /** A position that is not reached with the other list; empty if all are. */
  private String reached(Position lost, Set<Position> others) {
    boolean elsewhere = others.stream().anyMatch(p -> p.point().equals(lost.point()));
    return elsewhere ? "" : name(lost) + ": no thread ever comes there";
  }

  /**
   * The name of a position: rows and step; at the load of a word, the rows that may follow, with
   * their guards and steps.
   */
  private String name(Position at) {
    String rows = String.join("+", at.point().rows());
    String label = PollerFreedom.label(table, at.point());
    boolean loads = !at.point().outside() && at.point().top().row().isEmpty();
    return (rows.isEmpty() ? "" : rows + ".")
        + label
        + (loads
            ? table.rowsAt(at.point().top().op(), label).stream()
                .map(r -> r.id() + " if " + r.guard() + " " + r.steps())
                .toList()
            : "");
  }

  private String disagreement(Position at, Map<Position, Set<Transition>> all) {
    PollerProgramPoint point = at.point();
    String label = PollerFreedom.label(table, point);
    boolean silent = label.equals("started") || label.equals("stopped");
    if (silent || !(compared.isEmpty() || compared.contains(label))) {
      return "";
    }
    Random random = new Random(at.toString().hashCode());
    for (int n = 0; n < STATES; n++) {
      SmallState s = states.random(random, at);
      String found = meaning(at, s);
      if (found.isEmpty()) {
        found = compare(at, s, all);
      }
      if (!found.isEmpty()) {
        return name(at) + ": " + found;
      }
    }
    return "";
  }

  /** The parts of a state that the promise is about: whether threads rest or sleep. */
  private String meaning(Position at, SmallState s) {
    Map<String, Object> variables = states.variables(s, at);
    Map<?, ?> me = PollerOutcome.me(variables);
    boolean rests =
        Set.of("stopped", "go", "client").contains(PollerOutcome.part(me, "pc").toString());
    if (rests != s.truth("rests", SmallState.ME)) {
      return "Wakeup.tla " + (rests ? "rests" : "does not rest") + " there";
    }
    boolean sleeps = (boolean) tla.applyIn(variables, "SleepsOn", me);
    boolean related = new Evaluation(s).holds(asleep.body(), Map.of("a", SmallState.ME));
    return sleeps == related ? "" : "Wakeup.tla sleeps: " + sleeps + ", in " + variables;
  }

  private String compare(Position at, SmallState s, Map<Position, Set<Transition>> all) {
    List<PollerOutcome> related = new ArrayList<>();
    for (Transition step : all.getOrDefault(at, Set.of())) {
      related.addAll(outcomes(step, s, all));
    }
    List<Map<String, Object>> defined = new ArrayList<>();
    for (PollerFreedom.Start start :
        PollerFreedom.starts(at.point(), states.variables(s, at), s.truth("waiters"))) {
      for (Map<String, Object> after : successors(start.variables())) {
        if (PollerFreedom.standsStill(at.point(), start.variables(), after)) {
          continue;
        }
        if (related.stream().noneMatch(r -> r.fits(after, Set.of()))) {
          return "Wakeup.tla has "
              + after
              + ", poller-steps.sexp "
              + first(related)
              + ", in "
              + start.variables();
        }
        if (start.exact()) {
          defined.add(after);
        }
      }
    }
    String label = PollerFreedom.label(table, at.point());
    if (!PollerFreedom.isExact(label, s)) {
      return "";
    }
    Set<String> free = PollerFreedom.of(label);
    for (PollerOutcome r : related) {
      if (defined.stream().noneMatch(d -> r.fits(d, free))) {
        return "poller-steps.sexp also has "
            + r
            + ", Wakeup.tla "
            + defined
            + ", in "
            + states.variables(s, at);
      }
    }
    return "";
  }

  private static String first(List<PollerOutcome> all) {
    return all.isEmpty() ? "nothing" : all.get(0) + " and others";
  }

  private List<Map<String, Object>> successors(Map<String, Object> from) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (String action : ACTIONS) {
      for (Map<String, Object> after : tla.successors(from, action, SmallState.ME)) {
        all.addAll(calls(after) ? successors(after) : List.of(after));
      }
    }
    return all;
  }

  /**
   * Whether the next step of the model is a call, which in the proof is part of the step before it.
   */
  private boolean calls(Map<String, Object> variables) {
    Map<?, ?> m = PollerOutcome.me(variables);
    if (!"run".equals(m.get("pc"))) {
      return false;
    }
    List<String> ofRow = table.row(String.valueOf(m.get("row"))).steps();
    String step = ofRow.get((int) PollerOutcome.part(m, "k") - 1);
    return !step.equals("commit")
        && PollerList.builtIn().step(step).stream().anyMatch(c -> c.is("call"));
  }

  private List<PollerOutcome> outcomes(
      Transition step, SmallState s, Map<Position, Set<Transition>> all) {
    List<SmallState> reached = List.of(s);
    for (StepRelation.Stage stage : step.effect().stages()) {
      reached = reached.stream().flatMap(r -> new Relation(stage).outcomes(r).stream()).toList();
    }
    List<PollerOutcome> outcomes = new ArrayList<>();
    for (SmallState after : reached) {
      states.facts(after, SmallState.ME, step.to());
      boolean endsRecheck =
          PollerFreedom.label(table, step.to().point()).equals("recheck")
              && PollerThread.looked(after) == PollerStates.PS.size();
      if (endsRecheck) {
        all.getOrDefault(step.to(), Set.of())
            .forEach(last -> outcomes.addAll(outcomes(last, after, all)));
      } else {
        outcomes.add(new PollerOutcome(s, after, step.to()));
      }
    }
    return outcomes;
  }
}

package dev.timerproof.generate.race;

import dev.timerproof.spec.eval.Definitions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two calls that race on one timer, as {@code AbstractTimers.tla} sees it: every order of their
 * effects and of the firings of a run. The effect of each step is computed by the TLA+ module, not
 * here.
 */
final class AbstractRace {
  /** The clock, which stands still. */
  static final int NOW = 100;

  private static final String TIMER = "t";
  private static final List<String> THREADS = List.of("first", "second");

  /** A timer that is set again while it runs fires more than once; never more often than this. */
  private static final int MOST_FIRINGS = 3;

  private final Definitions timers;

  AbstractRace() {
    timers =
        Definitions.open(
            "AbstractTimers", Map.of("Timers", "{\"t\"}", "Threads", "{\"first\", \"second\"}"));
  }

  /** A state of a race. The answer of a call is "none" until the call has taken effect. */
  private record State(
      int due, int owed, List<String> answers, List<Boolean> done, List<Integer> fired) {
    State {
      answers = List.copyOf(answers);
      done = List.copyOf(done);
      fired = List.copyOf(fired);
    }

    static <T> List<T> with(List<T> list, int k, T value) {
      List<T> changed = new ArrayList<>(list);
      changed.set(k, value);
      return changed;
    }
  }

  /**
   * The outcomes that the abstract timers allow.
   *
   * @param due the deadline of the timer before, 0 if it is not armed
   * @param calls the two calls
   */
  Set<RaceOutcome> outcomes(int due, List<RaceCall> calls) {
    List<Boolean> done = calls.stream().map(c -> !c.isAbstractCall()).toList();
    Set<RaceOutcome> found = new TreeSet<>();
    State begin = new State(due, 0, List.of("none", "none"), done, List.of(0, 0));
    explore(begin, calls, found, new HashSet<>());
    return found;
  }

  private void explore(State state, List<RaceCall> calls, Set<RaceOutcome> found, Set<State> seen) {
    if (!seen.add(state)) {
      return;
    }
    if (!state.done.contains(false) && !leavesWork(state, calls)) {
      found.add(outcome(state, calls));
    }
    for (int k = 0; k < calls.size(); k++) {
      for (State next : effects(state, calls, k)) {
        explore(next, calls, found, seen);
      }
      if (calls.get(k).fires() && state.owed < MOST_FIRINGS) {
        for (State next : firings(state, calls, k)) {
          explore(next, calls, found, seen);
        }
      }
    }
  }

  /**
   * Whether a run would leave the timer due, so that the race cannot end here. It may leave the
   * timer due if the other call has armed it meanwhile: that call wakes a thread, which runs the
   * timer later.
   */
  private static boolean leavesWork(State state, List<RaceCall> calls) {
    boolean armed = calls.stream().anyMatch(RaceCall::arms);
    boolean runs = calls.stream().anyMatch(RaceCall::fires);
    return runs && !armed && state.due != 0 && state.due <= NOW;
  }

  private static RaceOutcome outcome(State state, List<RaceCall> calls) {
    List<Integer> results = new ArrayList<>();
    for (int k = 0; k < calls.size(); k++) {
      boolean yes =
          calls.get(k).fires() ? state.fired.get(k) > 0 : state.answers.get(k).equals("true");
      results.add(yes ? 1 : 0);
    }
    return new RaceOutcome(results.get(0), results.get(1), state.owed, state.due);
  }

  private List<State> effects(State state, List<RaceCall> calls, int k) {
    List<State> next = new ArrayList<>();
    RaceCall call = calls.get(k);
    if (!call.isAbstractCall() || state.done.get(k)) {
      return next;
    }
    Set<Integer> deadlines = new TreeSet<>(List.of(0, state.due, call.when()));
    for (int due : deadlines) {
      for (String answer : List.of("none", "true", "false")) {
        State to =
            new State(
                due,
                state.owed,
                State.with(state.answers, k, answer),
                State.with(state.done, k, true),
                state.fired);
        if (timers.leads(tla(state, calls), tla(to, calls), "Effect", THREADS.get(k))) {
          next.add(to);
        }
      }
    }
    return next;
  }

  private List<State> firings(State state, List<RaceCall> calls, int k) {
    List<State> next = new ArrayList<>();
    for (int due : new TreeSet<>(List.of(0, state.due))) {
      State to =
          new State(
              due,
              state.owed + 1,
              state.answers,
              state.done,
              State.with(state.fired, k, state.fired.get(k) + 1));
      if (timers.leads(tla(state, calls), tla(to, calls), "Fire", TIMER)) {
        next.add(to);
      }
    }
    return next;
  }

  private static Map<String, Object> tla(State state, List<RaceCall> calls) {
    Map<String, Object> timer = Map.of("due", state.due, "per", 0, "owed", state.owed);
    Map<String, Object> threads = new TreeMap<>();
    for (int k = 0; k < THREADS.size(); k++) {
      RaceCall call = calls.get(k);
      threads.put(
          THREADS.get(k),
          call.isAbstractCall()
              ? Map.of(
                  "op", call.abstractOperation(),
                  "t", TIMER,
                  "when", call.when(),
                  "period", 0,
                  "done", state.done.get(k),
                  "answer", state.answers.get(k))
              : Map.of("op", "none"));
    }
    return Map.of("clock", NOW, "timer", Map.of(TIMER, timer), "call", threads);
  }
}

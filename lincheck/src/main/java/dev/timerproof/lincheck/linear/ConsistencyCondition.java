package dev.timerproof.lincheck.linear;

import dev.timerproof.lincheck.TimersUnderTest.Fired;
import java.util.ArrayList;
import java.util.List;

/**
 * The claims about concurrent calls on timers. A claim says which atomic steps each call consists
 * of, and whether one order of the steps has to explain all timers at once or each timer alone.
 *
 * <p>In all claims, arming, setting and stopping a timer are one step each. A reader without the
 * lock gets an answer no later than the deadline that the timer had at some moment during the call.
 */
public enum ConsistencyCondition {
  /**
   * A run of timers is a sequence of steps, each of which fires one timer that is due at that step.
   */
  PER_TIMER("each timer alone: calls are atomic, and a run is a sequence of firings", true),

  /** As {@link #PER_TIMER}, and at some moment after the last firing the timer was not due. */
  COMPLETE("each timer alone: a run fires it until it is not due", true),

  /**
   * A run of timers is a sequence of firings, each of the earliest timer that is armed at that
   * moment.
   */
  EARLIEST_FIRST("all timers: a run fires the earliest of all timers each time", false),

  /** A run of timers is one step that fires all that are due. */
  ATOMIC_RUN("all timers: a run is one atomic step that fires all that are due", false),

  /** No claim about the results of calls, only about the moment when every thread is at rest. */
  NOT_SLEPT_PAST(
      "when everybody is at rest and a processor is idle, somebody sleeps until the earliest"
          + " deadline",
      false);

  private final String sentence;
  private final boolean eachTimer;

  ConsistencyCondition(String sentence, boolean eachTimer) {
    this.sentence = sentence;
    this.eachTimer = eachTimer;
  }

  /** The claim in words, without a full stop. */
  public String sentence() {
    return sentence;
  }

  /** Whether each timer is explained alone, rather than all timers by one order of steps. */
  boolean eachTimer() {
    return eachTimer;
  }

  /** The timers that a search looks at. */
  @FunctionalInterface
  interface Timers {
    boolean include(int timer);
  }

  /**
   * The steps of a call.
   *
   * @param args its arguments
   * @param answer its result
   */
  List<Step> steps(ScenarioCall op, List<Integer> args, Object answer, Timers timers) {
    return switch (op) {
      case ADD, MOD, DEL ->
          timers.include(args.get(0)) ? List.of(change(op, args, answer)) : List.of();
      case CHECK, STEAL -> run((RunResult) answer, args.get(op.indexOf("now")), timers);
      case RUN -> firings((RunResult) answer, args.get(op.indexOf("now")), timers);
      case SWEEP -> sweep((RunResult) answer, args.get(op.indexOf("now")), timers);
      case WAKE -> List.of(state -> isBoundedBy(state, (Long) answer, timers));
      case CLEAN, ADJUST, CLEAR, MOVE, PENDING, BEGIN, REST, NAP, ARM, ASLEEP, LEAVE -> List.of();
    };
  }

  private static Step change(ScenarioCall op, List<Integer> args, Object answer) {
    int timer = args.get(0);
    if (op == ScenarioCall.DEL) {
      return state -> state.stop(timer, (Boolean) answer);
    }
    int when = args.get(op.indexOf("when"));
    int period = args.get(op.indexOf("period"));
    return op == ScenarioCall.ADD
        ? state -> state.start(timer, when, period)
        : state -> state.reset(timer, when, period, (Boolean) answer);
  }

  private List<Step> run(RunResult answer, int now, Timers timers) {
    List<Step> firings = firings(answer, now, timers);
    return switch (this) {
      case PER_TIMER, EARLIEST_FIRST, NOT_SLEPT_PAST -> firings;
      case COMPLETE -> and(firings, state -> isNoneDue(state, now, timers));
      case ATOMIC_RUN ->
          List.of(state -> Search.takesAll(firings, state) && isNoneDue(state, now, timers));
    };
  }

  private List<Step> firings(RunResult answer, int now, Timers timers) {
    List<Step> firings = new ArrayList<>();
    for (Fired fired : answer.fired()) {
      int timer = fired.timer();
      if (timers.include(timer)) {
        firings.add(
            state ->
                (this != EARLIEST_FIRST || state.isEarliest(timer))
                    && state.fire(timer, now, fired.armedFor()));
      }
    }
    return firings;
  }

  private static List<Step> sweep(RunResult answer, int now, Timers timers) {
    return and(PER_TIMER.firings(answer, now, timers), state -> isNoneDue(state, now, timers));
  }

  private static List<Step> and(List<Step> steps, Step last) {
    List<Step> all = new ArrayList<>(steps);
    all.add(last);
    return all;
  }

  private static boolean isNoneDue(ArmedTimers state, int now, Timers timers) {
    for (int t = 0; t < state.count(); t++) {
      if (timers.include(t) && state.isDue(t, now)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBoundedBy(ArmedTimers state, long bound, Timers timers) {
    for (int t = 0; t < state.count(); t++) {
      if (timers.include(t) && !state.isBoundedBy(t, bound)) {
        return false;
      }
    }
    return true;
  }
}

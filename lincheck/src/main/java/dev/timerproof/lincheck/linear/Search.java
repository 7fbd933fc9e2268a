package dev.timerproof.lincheck.linear;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Searches for an order of all steps of a history that the sequential timers allow. The calls of a
 * thread keep their order, and a call begins only after all calls that had returned before it
 * began.
 */
final class Search {
  private final List<List<Call>> lanes;
  private final Set<Position> seen = new HashSet<>();
  private final List<Step> last;

  /**
   * A search.
   *
   * @param lanes the calls of each thread
   * @param last the steps after all threads have ended
   */
  Search(List<List<Call>> lanes, List<Step> last) {
    this.lanes = lanes;
    this.last = last;
  }

  /** How many calls and steps of each thread are taken, and the state of the timers then. */
  private record Position(List<Integer> calls, List<Integer> steps, ArmedTimers state) {}

  /** Whether there is such an order from this state on. */
  boolean finds(ArmedTimers start) {
    return finds(new int[lanes.size()], new int[lanes.size()], start);
  }

  private boolean finds(int[] calls, int[] steps, ArmedTimers state) {
    if (!seen.add(new Position(boxed(calls), boxed(steps), state))) {
      return false;
    }
    boolean ended = true;
    for (int lane = 0; lane < calls.length; lane++) {
      List<Call> mine = lanes.get(lane);
      if (calls[lane] == mine.size()) {
        continue;
      }
      ended = false;
      Call call = mine.get(calls[lane]);
      if (steps[lane] == 0 && !mayBegin(call, calls)) {
        continue;
      }
      if (goesOn(lane, call, calls, steps, state)) {
        return true;
      }
    }
    return ended && takesAll(last, state.copy());
  }

  private static boolean mayBegin(Call call, int[] calls) {
    for (int lane = 0; lane < calls.length; lane++) {
      if (calls[lane] < call.after().get(lane)) {
        return false;
      }
    }
    return true;
  }

  private boolean goesOn(int lane, Call call, int[] calls, int[] steps, ArmedTimers state) {
    int[] nextCalls = calls.clone();
    int[] nextSteps = steps.clone();
    ArmedTimers next = state;
    if (!call.steps().isEmpty()) {
      next = state.copy();
      if (!call.steps().get(steps[lane]).take(next)) {
        return false;
      }
      nextSteps[lane]++;
    }
    if (nextSteps[lane] == call.steps().size()) {
      nextSteps[lane] = 0;
      nextCalls[lane]++;
    }
    return finds(nextCalls, nextSteps, next);
  }

  /** Takes steps one after the other; returns whether all were possible. */
  static boolean takesAll(List<Step> steps, ArmedTimers state) {
    for (Step step : steps) {
      if (!step.take(state)) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}

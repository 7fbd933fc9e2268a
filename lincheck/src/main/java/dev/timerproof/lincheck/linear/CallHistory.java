package dev.timerproof.lincheck.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * What several threads called and what they got: the calls before, those of each thread, and those
 * after all threads have ended.
 *
 * @param before the calls of one thread before the others begin
 * @param threads the calls of each thread
 * @param after the calls of one thread after the others have ended
 */
public record CallHistory(List<Done> before, List<List<Done>> threads, List<Done> after) {
  public CallHistory {
    before = List.copyOf(before);
    threads = threads.stream().map(List::copyOf).toList();
    after = List.copyOf(after);
  }

  /**
   * A call that has returned.
   *
   * @param op what was called
   * @param args its numbers
   * @param answer what it returned; an empty string if it returns nothing
   * @param earlier for each thread how many of its calls had returned when this one began; empty
   *     for calls that do not overlap with others
   */
  public record Done(ScenarioCall op, List<Integer> args, Object answer, List<Integer> earlier) {
    public Done {
      args = List.copyOf(args);
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * Whether there is an order of the steps that explains all answers.
   *
   * @param claim the steps that each call is claimed to be made of
   * @param timers how many timers there are
   */
  public boolean isAllowedBy(ConsistencyCondition claim, int timers) {
    if (!claim.eachTimer()) {
      return isAllowedBy(claim, timers, timer -> true);
    }
    for (int t = 0; t < timers; t++) {
      int one = t;
      if (!isAllowedBy(claim, timers, timer -> timer == one)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAllowedBy(
      ConsistencyCondition claim, int count, ConsistencyCondition.Timers timers) {
    ArmedTimers state = new ArmedTimers(count);
    List<List<Call>> lanes = new ArrayList<>();
    for (List<Done> thread : threads) {
      lanes.add(
          thread.stream()
              .map(done -> new Call(steps(claim, done, timers), done.earlier()))
              .toList());
    }
    return Search.takesAll(sequence(claim, before, timers), state)
        && new Search(lanes, sequence(claim, after, timers)).finds(state);
  }

  private static List<Step> sequence(
      ConsistencyCondition claim, List<Done> calls, ConsistencyCondition.Timers timers) {
    return calls.stream().flatMap(done -> steps(claim, done, timers).stream()).toList();
  }

  private static List<Step> steps(
      ConsistencyCondition claim, Done done, ConsistencyCondition.Timers timers) {
    return claim.steps(done.op(), done.args(), done.answer(), timers);
  }
}

package dev.timerproof.lincheck.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.lincheck.TimersUnderTest.Fired;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small histories that a claim allows, and similar ones that it forbids. */
class ConsistencyConditionTest {
  private static final int TIMERS = 2;

  private final List<List<Call>> lanes = List.of(new ArrayList<>(), new ArrayList<>());
  private final ConsistencyCondition claim = ConsistencyCondition.PER_TIMER;

  private static Step set(int timer, int when, boolean answer) {
    return ConsistencyCondition.PER_TIMER
        .steps(ScenarioCall.MOD, List.of(timer, 0, when, 0), answer, t -> true)
        .get(0);
  }

  private static Step stop(int timer, boolean answer) {
    return ConsistencyCondition.PER_TIMER
        .steps(ScenarioCall.DEL, List.of(timer), answer, t -> true)
        .get(0);
  }

  private static List<Step> check(ConsistencyCondition claim, int now, Fired... fired) {
    return claim.steps(
        ScenarioCall.CHECK, List.of(0, now), new RunResult(List.of(fired), 0), t -> true);
  }

  /** A call that begins when so many calls of each lane have returned. */
  private void call(int lane, List<Step> steps, Integer... after) {
    lanes.get(lane).add(new Call(steps, List.of(after)));
  }

  private boolean allowed() {
    return new Search(lanes, List.of()).finds(new ArmedTimers(TIMERS));
  }

  @Test
  void stop_besideAFiring_isAllowedToLoseOrToWinButNotBoth() {
    call(0, List.of(set(0, 5, false)), 0, 0);
    call(0, check(claim, 9, new Fired(0, 5)), 1, 0);
    call(1, List.of(stop(0, false)), 1, 0);
    assertEquals(true, allowed());
    lanes.get(1).clear();
    call(1, List.of(stop(0, true)), 1, 0);
    assertEquals(false, allowed());
  }

  @Test
  void call_thatBeganLater_comesLater() {
    call(0, List.of(set(0, 5, false)), 0, 0);
    call(1, List.of(stop(0, false)), 0, 0);
    assertEquals(true, allowed());
    lanes.get(1).clear();
    call(1, List.of(stop(0, false)), 1, 0);
    assertEquals(false, allowed());
  }

  @Test
  void firing_earlyOrForAnotherDeadline_isNotAllowed() {
    for (Fired fired : List.of(new Fired(0, 5), new Fired(0, 4))) {
      for (int now : List.of(4, 5)) {
        lanes.get(0).clear();
        call(0, List.of(set(0, 5, false)), 0, 0);
        call(0, check(claim, now, fired), 1, 0);
        assertEquals(now >= 5 && fired.armedFor() == 5, allowed(), now + " " + fired.armedFor());
      }
    }
  }

  @Test
  void check_thatLeavesADueTimer_isIncompleteOnly() {
    for (ConsistencyCondition each :
        List.of(ConsistencyCondition.PER_TIMER, ConsistencyCondition.COMPLETE)) {
      lanes.get(0).clear();
      call(0, List.of(set(0, 5, false)), 0, 0);
      call(0, check(each, 9), 1, 0);
      assertEquals(each == ConsistencyCondition.PER_TIMER, allowed(), each.toString());
    }
  }

  @Test
  void stopsBetweenFirings_areAllowedUnlessTheRunIsAtomic() {
    for (ConsistencyCondition each :
        List.of(ConsistencyCondition.PER_TIMER, ConsistencyCondition.ATOMIC_RUN)) {
      lanes.forEach(List::clear);
      call(0, List.of(set(0, 5, false), set(1, 6, false)), 0, 0);
      call(0, check(each, 9, new Fired(0, 5)), 1, 0);
      call(1, List.of(stop(0, false)), 1, 0);
      call(1, List.of(stop(1, true)), 1, 1);
      assertEquals(each == ConsistencyCondition.PER_TIMER, allowed(), each.toString());
    }
  }

  @Test
  void firing_behindAnEarlierTimer_isNotEarliestFirst() {
    for (ConsistencyCondition each :
        List.of(ConsistencyCondition.PER_TIMER, ConsistencyCondition.EARLIEST_FIRST)) {
      lanes.forEach(List::clear);
      call(0, List.of(set(0, 5, false), set(1, 2, false)), 0, 0);
      call(0, check(each, 9, new Fired(0, 5), new Fired(1, 2)), 1, 0);
      assertEquals(each == ConsistencyCondition.PER_TIMER, allowed(), each.toString());
    }
  }

  @Test
  void reader_thatAnswersTooLateOrNever_isNotAllowed() {
    for (long bound : List.of(0L, 3L, 5L, 6L)) {
      lanes.get(0).clear();
      call(0, List.of(set(0, 5, false)), 0, 0);
      call(0, claim.steps(ScenarioCall.WAKE, List.of(0), bound, t -> true), 1, 0);
      assertEquals(bound == 3 || bound == 5, allowed(), "bound " + bound);
    }
  }
}

package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerReadersTest {
  private final FakeHost host = new FakeHost();
  private final Processor pp = new Processor(0, host);
  private final CheckedTimers result = new CheckedTimers();
  private final List<String> fired = new ArrayList<>();

  private RuntimeTimer add(String name, long when) {
    return host.add(pp, when, 0, () -> fired.add(name));
  }

  private void check(boolean own, long now) {
    TimerReaders.checkTimers(pp, own, now, result);
  }

  @Test
  void checkTimers_noTimers_readsNoClock() {
    check(true, 0);
    assertEquals(0, result.rnow());
    assertEquals(0, result.pollUntil());
    assertFalse(result.ran());
    assertEquals(0, host.clockReads);
  }

  @Test
  void checkTimers_nothingDue_readsTheClockAndTellsTheNextDeadline() {
    add("a", 50);
    host.now = 7;
    check(true, 0);
    assertEquals(7, result.rnow());
    assertEquals(50, result.pollUntil());
    assertFalse(result.ran());
    assertEquals(1, host.clockReads);
  }

  @Test
  void checkTimers_givenTheTime_readsNoClock() {
    add("a", 50);
    check(true, 60);
    assertEquals(60, result.rnow());
    assertEquals(0, host.clockReads);
    assertEquals(List.of("a"), fired);
  }

  @Test
  void checkTimers_severalDue_runsThemInOrderAndTellsTheNextDeadline() {
    add("c", 30);
    add("a", 10);
    add("b", 20);
    add("d", 40);
    check(false, 30);
    assertTrue(result.ran());
    assertEquals(40, result.pollUntil());
    assertEquals(List.of("a", "b", "c"), fired);
  }

  @Test
  void checkTimers_modifiedToBeDue_isSeenWithoutTheLock() {
    RuntimeTimer t = add("a", 100);
    add("b", 90);
    assertTrue(host.reset(pp, t, 5));
    assertEquals(5, TimerReaders.nobarrierWakeTime(pp));
    check(false, 5);
    assertEquals(List.of("a"), fired);
    assertEquals(90, result.pollUntil());
  }

  @Test
  void checkTimers_modifiedBelowTheNextRoot_isCountedInPollUntil() {
    add("now", 10);
    add("root", 200);
    RuntimeTimer t = add("modified", 300);
    assertTrue(host.reset(pp, t, 150));
    check(true, 10);
    assertEquals(List.of("now"), fired);
    assertEquals(150, result.pollUntil());
  }

  @Test
  void checkTimers_moreThanAQuarterDeleted_clearsThemOnItsOwnProcessorOnly() {
    List<RuntimeTimer> timers = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      timers.add(add("t" + k, 100 + k));
    }
    for (int k = 5; k < 7; k++) {
      assertTrue(TimerProtocol.deltimer(timers.get(k)));
    }
    check(true, 1);
    assertEquals(8, pp.numTimers());
    assertTrue(TimerProtocol.deltimer(timers.get(7)));
    check(false, 1);
    assertEquals(8, pp.numTimers());
    check(true, 1);
    assertEquals(5, pp.numTimers());
    assertEquals(0, pp.deletedTimers());
    assertEquals(100, result.pollUntil());
  }

  @Test
  void timeSleepUntil_someProcessors_isTheEarliestOfAll() {
    Processor other = new Processor(1, host);
    assertEquals(RuntimeTimer.MAX_WHEN, TimerReaders.timeSleepUntil(List.of(pp, other)));
    add("a", 50);
    host.add(other, 40, 0, () -> {});
    assertEquals(40, TimerReaders.timeSleepUntil(List.of(pp, other)));
    assertEquals(30, TimerReaders.checkTimersNoP(List.of(pp, other), 30));
    assertEquals(40, TimerReaders.checkTimersNoP(List.of(pp, other), 0));
    assertEquals(40, TimerReaders.checkTimersNoP(List.of(pp, other), 60));
  }

  @Test
  void armedTimers_earlierOrNew_wakeThePoller() {
    RuntimeTimer t = add("a", 50);
    host.reset(pp, t, 60);
    host.reset(pp, t, 40);
    assertEquals(List.of(50L, 40L), host.wakes);
  }
}

package dev.timerproof.runtime.core;

import static dev.timerproof.runtime.core.RuntimeTimer.MAX_WHEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeTimerTest {
  private final FakeHost host = new FakeHost();
  private final Processor pp = new Processor(0, host);

  @ParameterizedTest
  @CsvSource({
    "100, 10, 100, 110",
    "100, 10, 109, 110",
    "100, 10, 110, 120",
    "100, 10, 1000, 1010",
    "1, 9223372036854775807, 1, 9223372036854775807",
    "1, 9223372036854775806, 5, 9223372036854775807",
    "9223372036854775800, 100, 9223372036854775800, 9223372036854775807",
    "1, 1, 9223372036854775806, 9223372036854775807",
    "9223372036854775807, 1, 9223372036854775807, 9223372036854775807",
  })
  void rearm_periodic_isTheFirstDeadlineAfterNow(long when, long period, long now, long next) {
    RuntimeTimer t = new RuntimeTimer();
    t.when = when;
    t.period = period;
    t.rearm(now);
    assertEquals(next, t.when);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 10, 15",
    "5, 0, 5",
    "5, -9223372036854775808, 5",
    "5, 9223372036854775807, 9223372036854775807",
    "9223372036854775807, 1, 9223372036854775807",
  })
  void when_anyDelay_staysBetweenNowAndTheLatestDeadline(long now, long delay, long when) {
    assertEquals(when, RuntimeTimer.when(now, delay));
  }

  @Test
  void addtimer_whenOrPeriodOutOfRange_isRefusedAndLeavesTheTimerNew() {
    RuntimeTimer t = new RuntimeTimer();
    assertThrows(
        IllegalArgumentException.class,
        () -> TimerProtocol.addtimer(pp, t, 0, 0, TimerFunction.NOTHING, null, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> TimerProtocol.addtimer(pp, t, 1, -1, TimerFunction.NOTHING, null, 0));
    assertEquals(TimerStatus.INITIAL, t.status());
    assertEquals(0, pp.numTimers());
  }

  @Test
  void addtimer_twice_namesTheStatusThatItFound() {
    RuntimeTimer t = host.add(pp, 5, 0, () -> {});
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> TimerProtocol.addtimer(pp, t, 5, 0, TimerFunction.NOTHING, null, 0));
    assertTrue(String.valueOf(e.getMessage()).contains("Waiting"), e.getMessage());
  }

  @Test
  void steps_onTheWrongProcessor_nameBoth() {
    RuntimeTimer t = host.add(pp, 5, 0, () -> {});
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> t.checkPp(new Processor(7, host)));
    assertTrue(String.valueOf(e.getMessage()).endsWith("is on processor P0, expected P7"));
    assertThrows(IllegalStateException.class, () -> t.setPp(pp));
    assertThrows(IllegalStateException.class, () -> new RuntimeTimer().readPp());
  }

  @Test
  void latestDeadline_inAHeapWithOthers_blocksNone() {
    int[] fired = {0};
    host.add(pp, MAX_WHEN, MAX_WHEN, () -> fired[0]++);
    host.add(pp, 5, 0, () -> fired[0]++);
    CheckedTimers result = new CheckedTimers();
    TimerReaders.checkTimers(pp, true, MAX_WHEN - 1, result);
    assertEquals(1, fired[0]);
    assertEquals(MAX_WHEN, result.pollUntil());
  }
}

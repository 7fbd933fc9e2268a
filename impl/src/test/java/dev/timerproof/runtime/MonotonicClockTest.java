package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MonotonicClockTest {
  @Test
  void nanos_ofASourceThatOverflows_goOn() {
    long[] source = {Long.MAX_VALUE - 5};
    MonotonicClock clock = new MonotonicClock(() -> source[0]);
    assertEquals(1, clock.nanos());
    source[0] += 10;
    assertTrue(source[0] < 0, "the source has overflowed");
    assertEquals(11, clock.nanos());
  }

  @Test
  void nanos_ofASourceThatRunsBackwards_stayPositive() {
    long[] source = {100};
    MonotonicClock clock = new MonotonicClock(() -> source[0]);
    source[0] = 50;
    assertEquals(1, clock.nanos());
  }

  @Test
  void nanos_ofTheMachine_neverDecrease() {
    MonotonicClock clock = new MonotonicClock();
    long last = 0;
    for (int i = 0; i < 10_000; i++) {
      long now = clock.nanos();
      assertTrue(now >= last && now > 0);
      last = now;
    }
  }
}

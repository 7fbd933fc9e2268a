package dev.timerproof.conformance.trace.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetiredTimersTest {
  @Test
  void timers_countedUp_areOneRange() {
    RetiredTimers retired = new RetiredTimers();
    SplittableRandom random = new SplittableRandom(5);
    Set<Long> added = new HashSet<>();
    while (added.size() < 1_000) {
      long timer = random.nextInt(1_000);
      if (added.add(timer)) {
        retired.add(timer);
      }
      assertTrue(retired.contains(timer));
    }

    assertEquals(1, retired.ranges());
    assertEquals(1_000, retired.count());
    assertFalse(retired.contains(1_000));
    assertFalse(retired.contains(-1));
  }

  @Test
  void timers_atTheEndsOfTheRange_areFound() {
    RetiredTimers retired = new RetiredTimers();
    retired.add(0);
    retired.add(Long.MAX_VALUE);

    assertTrue(retired.contains(0));
    assertTrue(retired.contains(Long.MAX_VALUE));
    assertFalse(retired.contains(1));
    assertEquals(2, retired.ranges());
  }
}

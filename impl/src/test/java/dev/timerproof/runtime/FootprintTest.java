package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** How much memory a timer takes, measured by the bytes that are allocated for it. */
class FootprintTest {
  private static final int TIMERS = 100_000;
  private static final TimerCallback NOTHING = (arg, seq, deadline) -> {};

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final TimerRuntime runtime =
      TimerRuntime.builder().clock(new VirtualClock()).processors(1).build();

  private long allocated() {
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @Test
  void rawTimer_ofARuntime_isAnObjectOf64Bytes() {
    RawTimer[] timers = new RawTimer[TIMERS];
    double each = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = allocated();
      for (int i = 0; i < TIMERS; i++) {
        timers[i] = runtime.newRawTimer(NOTHING, null);
      }
      // The measure includes the unused ends of allocation buffers, so the least of several is
      // taken.
      each = Math.min(each, (allocated() - before) / (double) TIMERS);
    }
    assertTrue(each > 55 && each < 66, each + " bytes");
    assertTrue(timers[TIMERS - 1].seq() == 0);
  }
}

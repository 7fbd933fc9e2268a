package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for conditions that other threads bring about, long enough for a loaded machine. */
public final class Eventually {
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
  private static final int LOOKS_WHILE_CALM = 10;
  private static final int LOOK_EACH_MS = 30;

  private Eventually() {}

  /**
   * Waits until a condition holds.
   *
   * @param what the condition in words, for the failure's message
   */
  public static void holds(String what, BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - start < PATIENCE_NS, what);
      Thread.sleep(1);
    }
  }

  /**
   * Waits for 0.3 seconds in which no thread of a runtime wakes up. Fails after a minute without
   * such a time: then the runtime wakes up again and again for nothing.
   *
   * @return the number of wake-ups until then
   */
  public static long calm(TimerRuntime runtime) throws InterruptedException {
    long start = System.nanoTime();
    long seen = runtime.counters().wakeups();
    for (int looks = 0; looks < LOOKS_WHILE_CALM; looks++) {
      Thread.sleep(LOOK_EACH_MS);
      long now = runtime.counters().wakeups();
      looks = now == seen ? looks : -1;
      seen = now;
      assertTrue(System.nanoTime() - start < PATIENCE_NS, "it wakes up again and again: " + now);
    }
    return seen;
  }
}

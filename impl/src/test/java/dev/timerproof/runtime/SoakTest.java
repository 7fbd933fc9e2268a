package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/**
 * Random operations of several threads on shared timers while processors come and go and callbacks
 * throw: every arm has exactly one outcome, and none comes early. Runs for two seconds; for longer:
 * {@code -Dtimerproof.soak.seconds=1800 -Dtimerproof.soak.timers=1000000}.
 */
class SoakTest {
  private static final int SECONDS = Integer.getInteger("timerproof.soak.seconds", 2);
  private static final int TIMERS = Integer.getInteger("timerproof.soak.timers", 5_000);
  private static final int CALLERS = 3;

  private final LongAdder armed = new LongAdder();
  private final LongAdder replaced = new LongAdder();
  private final LongAdder stopped = new LongAdder();
  private final LongAdder fired = new LongAdder();
  private final LongAdder thrown = new LongAdder();
  private final LongAdder early = new LongAdder();
  private final ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();

  private final TimerRuntime runtime =
      TimerRuntime.builder().processors(3).errorHandler((source, failure) -> note(failure)).build();
  private final RawTimer[] timers = new RawTimer[TIMERS];

  private void note(Throwable failure) {
    if (failure instanceof PlannedException) {
      thrown.increment();
    } else {
      faults.add(failure);
    }
  }

  private static final class PlannedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlannedException() {
      super("planned", null, false, false);
    }
  }

  private void fired(long deadline) {
    fired.increment();
    if (runtime.now() < deadline) {
      early.increment();
    }
    if (deadline % 7 == 0) {
      throw new PlannedException();
    }
  }

  private void call(Random random, long end) {
    while (System.nanoTime() < end) {
      RawTimer timer = timers[random.nextInt(timers.length)];
      int choice = random.nextInt(10);
      if (choice == 0) {
        if (timer.stop()) {
          stopped.increment();
        }
      } else {
        long delay = choice < 4 ? random.nextInt(2_000_000) : random.nextInt(1_000_000_000);
        armed.increment();
        if (timer.armAfter(delay)) {
          replaced.increment();
        }
      }
    }
  }

  @Test
  void randomOperations_ofManyThreads_giveEachArmOneOutcome() throws Exception {
    for (int i = 0; i < timers.length; i++) {
      timers[i] = runtime.newRawTimer((arg, seq, deadline) -> fired(deadline), null);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    Thread[] callers = new Thread[CALLERS];
    for (int c = 0; c < CALLERS; c++) {
      Random random = new Random(c);
      callers[c] = new Thread(() -> call(random, end));
      callers[c].start();
    }
    Random random = new Random(99);
    while (System.nanoTime() < end) {
      runtime.processors(1 + random.nextInt(5));
      Thread.sleep(5);
    }
    for (Thread caller : callers) {
      caller.join();
    }
    for (RawTimer timer : timers) {
      if (timer.stop()) {
        stopped.increment();
      }
    }
    runtime.close();
    assertEquals(List.of(), List.copyOf(faults));
    assertEquals(armed.sum(), fired.sum() + replaced.sum() + stopped.sum());
    assertEquals(0, early.sum());
    assertTrue(fired.sum() > 0 && replaced.sum() > 0 && stopped.sum() > 0 && thrown.sum() > 0);
    assertTrue(runtime.awaitTermination(Duration.ZERO));
  }
}

package dev.timerproof.conformance.own;

import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.Ticker;
import dev.timerproof.runtime.Timer;
import dev.timerproof.runtime.TimerRuntime;
import dev.timerproof.runtime.core.TraceRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * The program that {@link OwnRecording} records of the whole runtime. Threads outside of the
 * scheduler arm, move and stop a few shared timers, and many timers that they then drop; some are
 * periodic. Callbacks throw, and arm and stop timers themselves. The number of processors changes
 * all the time.
 */
final class RecordedLoad {
  private static final int SHARED = 24;
  private static final int MOST_PROCESSORS = 4;
  private static final int SHORT_DELAY_NS = 200_000;
  private static final int LONG_DELAY_NS = 50_000_000;
  private static final int PERIOD_NS = 300_000;
  private static final int CALLS_UNTIL_COLLECTION = 1_000;

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final TimerRuntime runtime =
      TimerRuntime.builder().processors(MOST_PROCESSORS).errorHandler(this::note).build();
  private final List<RawTimer> shared = new ArrayList<>();

  private static final class PlannedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private RecordedLoad() {
    for (int k = 0; k < SHARED; k++) {
      int number = k;
      shared.add(runtime.newRawTimer((arg, seq, deadline) -> fired(number, deadline), null));
    }
  }

  /**
   * Arguments: seed, number of threads, calls of each.
   *
   * @throws InterruptedException never
   * @throws ExecutionException if a call throws
   */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    long seed = Long.parseLong(args[0]);
    int calls = Integer.parseInt(args[2]);
    RecordedLoad load = new RecordedLoad();
    List<FutureTask<Void>> tasks = new ArrayList<>();
    for (int k = 0; k < Integer.parseInt(args[1]); k++) {
      Random random = new Random(seed + k);
      var task = new FutureTask<Void>(() -> load.work(random, calls), null);
      tasks.add(task);
      new Thread(task, "caller-" + k).start();
    }
    load.resizeUntilAllAreDone(new Random(~seed), tasks);
    for (FutureTask<Void> task : tasks) {
      task.get();
    }
    load.end();
  }

  private void note(Object source, Throwable failure) {
    if (!isExpected(failure, runtime.isShutdown())) {
      failures.add(failure);
    }
  }

  /**
   * Whether a failure is expected: after the shutdown, a callback that still runs may try to arm a
   * timer, which is refused.
   */
  static boolean isExpected(Throwable failure, boolean shutDown) {
    return failure instanceof PlannedException
        || (shutDown && failure instanceof RejectedExecutionException);
  }

  /** The callback of a shared timer. */
  private void fired(int number, long deadline) {
    RawTimer next = shared.get((number + 1) % SHARED);
    switch ((int) (deadline % 8)) {
      case 0 -> throw new PlannedException();
      case 1 -> next.stop();
      case 2 -> next.armAfter(SHORT_DELAY_NS);
      case 3 -> shared.get(number).armAfter(SHORT_DELAY_NS);
      case 4 -> shared.get(number).stop();
      default -> {}
    }
  }

  private void work(Random random, int calls) {
    for (int k = 1; k <= calls; k++) {
      RawTimer timer = shared.get(random.nextInt(SHARED));
      int delay = random.nextInt(random.nextBoolean() ? SHORT_DELAY_NS : LONG_DELAY_NS);
      switch (random.nextInt(8)) {
        case 0, 1 -> timer.stop();
        case 2 -> timer.armPeriodic(delay, PERIOD_NS);
        case 3 -> throwAway(random, Duration.ofNanos(delay));
        default -> timer.armAfter(delay);
      }
      if (k % CALLS_UNTIL_COLLECTION == 0) {
        // Collects dropped timers, so that the trace has their retirement.
        System.gc();
      }
    }
  }

  private void throwAway(Random random, Duration delay) {
    switch (random.nextInt(4)) {
      case 0 -> runtime.afterFunc(delay, RecordedLoad::nothing);
      case 1 -> {
        Ticker ticker = runtime.newTicker(delay.plusNanos(1));
        ticker.stop();
      }
      default -> {
        Timer timer = runtime.newTimer(delay);
        timer.reset(delay.dividedBy(2));
      }
    }
  }

  private static void nothing() {}

  private void resizeUntilAllAreDone(Random random, List<FutureTask<Void>> tasks)
      throws InterruptedException {
    while (!tasks.stream().allMatch(FutureTask::isDone)) {
      runtime.processors(1 + random.nextInt(MOST_PROCESSORS));
      Thread.sleep(2);
    }
  }

  private void end() {
    shared.forEach(RawTimer::stop);
    runtime.close();
    if (!failures.isEmpty()) {
      throw new AssertionError("the runtime has failed", failures.peek());
    }
    TraceRecorder.close();
  }
}

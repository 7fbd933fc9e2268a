package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.VirtualClock;
import dev.timerproof.runtime.net.SelectorPoller;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.Firing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * State that the threads of a scheduler share and whose faults would cost speed and not
 * correctness: how callers are spread, how many threads look for work at once, and what is moved at
 * a resize.
 */
class SharedStateTest {
  private final Counters counters = new Counters();
  private final AtomicInteger threads = new AtomicInteger();
  private final ErrorReport errors = new ErrorReport((source, failure) -> {}, counters);
  private final SelectorPoller net = new SelectorPoller(failure -> {});
  private final Scheduler scheduler =
      new Scheduler(
          new Scheduler.Settings(4, this::neverRun, false, false),
          new VirtualClock(),
          net,
          new Firing(counters, errors, 0),
          counters,
          errors,
          () -> {});

  private Thread neverRun(Runnable worker) {
    threads.incrementAndGet();
    return new Thread(worker) {
      @Override
      public void start() {
        // The test does the thread's steps itself.
      }
    };
  }

  @AfterEach
  void close() {
    net.close();
  }

  @Test
  void callers_ofManyThreads_areSpreadOverAllProcessors() {
    int[] callers = new int[8];
    for (int k = 0; k < 800; k++) {
      callers[Processors.stripe(new Thread(() -> {}).getId(), callers.length)]++;
    }
    for (int p = 0; p < callers.length; p++) {
      assertTrue(callers[p] > 50 && callers[p] < 200, "P" + p + " has " + callers[p] + " of 800");
    }
  }

  private Worker busy() {
    Worker worker = scheduler.newWorker();
    assertTrue(scheduler.handoff.acquire(worker));
    return worker;
  }

  @Test
  void threadsThatLookForWork_areAtMostHalfOfTheBusyOnes() {
    busy();
    busy();
    assertTrue(scheduler.wakeups.maySpin(), "none of two looks for work");
    assertFalse(scheduler.wakeups.maySpin(), "one of two does");
    busy();
    assertTrue(scheduler.wakeups.maySpin(), "one of three does");
    assertFalse(scheduler.wakeups.maySpin());
    scheduler.wakeups.unspin();
    scheduler.wakeups.unspin();
    assertTrue(scheduler.wakeups.maySpin());
    scheduler.wakeups.unspin();
  }

  @Test
  void threadThatLooksForWork_takesTheWordForWork() {
    scheduler.processors.lock.lock();
    try {
      scheduler.wakeups.poller.needspinning(PollerProtocol.Needspinning.SET);
    } finally {
      scheduler.processors.lock.unlock();
    }
    scheduler.wakeups.spin();
    assertSame(PollerProtocol.Needspinning.CLEAR, scheduler.wakeups.poller.needspinning());
    scheduler.wakeups.unspin();
  }

  /** Fills the stack and then calls, from ever fewer frames, until the call comes through. */
  @SuppressWarnings("InfiniteRecursion") // It ends with the stack.
  private static boolean callDeep(Runnable call, AtomicInteger refused) {
    try {
      if (callDeep(call, refused)) {
        return true;
      }
    } catch (StackOverflowError full) {
      // Tries from this frame, with a little more room on the stack.
    }
    try {
      call.run();
      return true;
    } catch (StackOverflowError | RejectedExecutionException e) {
      refused.incrementAndGet();
      return false;
    }
  }

  @Test
  void callersWhoseStackEnds_holdNoLockAndLeaveTheStartToTheNext() throws Exception {
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger held = new AtomicInteger();
    Runnable call =
        () -> {
          try {
            scheduler.wakeups.wakep();
          } finally {
            held.addAndGet(scheduler.processors.lock.isLocked() ? 1 : 0);
          }
        };
    Thread deep = new Thread(null, () -> callDeep(call, refused), "deep", 1 << 18);
    deep.start();
    deep.join();
    assertTrue(refused.get() > 10, "the stack has ended in calls: " + refused);
    assertEquals(0, held.get());
    assertTrue(scheduler.processors.lock.tryLock());
    scheduler.processors.lock.unlock();
    scheduler.wakeups.wakep();
    assertEquals(1, threads.get());
  }

  @Test
  void resize_takesTheTasksOfTheProcessorsThatGo() {
    List<String> ran = new ArrayList<>();
    scheduler.processors.all()[3].queue.add(() -> ran.add("of the last"));
    scheduler.processors.all()[0].queue.add(() -> ran.add("of the first"));
    scheduler.processors.resize(2, null);
    assertEquals(2, scheduler.processors.count());
    assertEquals(2, scheduler.processors.idleCount());
    assertTrue(scheduler.processors.all()[3].queue.isEmpty());
    for (Runnable task = scheduler.processors.all()[0].queue.poll();
        task != null;
        task = scheduler.processors.all()[0].queue.poll()) {
      task.run();
    }
    assertEquals(List.of("of the first", "of the last"), ran);
  }
}

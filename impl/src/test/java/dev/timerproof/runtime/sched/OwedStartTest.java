package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.VirtualClock;
import dev.timerproof.runtime.net.SelectorPoller;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.Firing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A thread is owed: one was wanted when all allowed threads were on their way to sleep. The owed
 * thread counts as spinning, so no other one is woken up. Whatever the threads do then, one of them
 * has to look for work in its place. The threads here are never run; the test does their steps.
 */
class OwedStartTest {
  private final List<Worker> started = new ArrayList<>();
  private final Counters counters = new Counters();
  private final ErrorReport errors =
      new ErrorReport(
          (source, failure) -> {
            throw new AssertionError(source.toString(), failure);
          },
          counters);
  private final SelectorPoller net = new SelectorPoller(failure -> errors.report(this, failure));
  private final Scheduler scheduler =
      new Scheduler(
          new Scheduler.Settings(2, this::thread, false, false),
          new VirtualClock(),
          net,
          new Firing(counters, errors, 0),
          counters,
          errors,
          () -> {});

  private Thread thread(Runnable worker) {
    started.add((Worker) worker);
    return new Thread(worker) {
      @Override
      public void start() {
        // The test does the thread's steps itself.
      }
    };
  }

  /**
   * Lets all three threads, the most for two processors, drop their processors, so that one more is
   * owed.
   */
  @BeforeEach
  void oweOne() {
    for (int i = 0; i < 3; i++) {
      scheduler.wakeups.wakep();
      Worker fresh = started.get(i);
      fresh.stopSpinning();
      release(fresh);
    }
    scheduler.wakeups.wakep();
    assertEquals(3, started.size());
    assertFalse(scheduler.wakeups.maySpin(), "the thread that is owed is not counted");
  }

  @AfterEach
  void close() {
    assertFalse(scheduler.processors.lock.isLocked());
    net.close();
  }

  private void release(Worker worker) {
    scheduler.processors.lock.lock();
    try {
      scheduler.processors.release(worker);
    } finally {
      scheduler.processors.lock.unlock();
    }
  }

  @Test
  void wakep_asThreadsMayStillStop_startsNone() {
    scheduler.wakeups.wakep();

    assertEquals(3, started.size());
  }

  @Test
  void wakep_onceAThreadHasLostItsProcessor_startsAnotherInItsPlace() {
    // Sysmon has taken the processor of a thread whose callback goes on.
    started.get(0).detach();

    scheduler.wakeups.wakep();

    assertEquals(4, started.size());
    assertTrue(started.get(3).isSpinning());
  }

  @Test
  void run_ofAThreadThatHasLostItsProcessorBeforeItRan_comesBackAndLooks() throws Exception {
    Worker first = started.get(0);
    assertTrue(scheduler.handoff.acquire(first));
    first.detach();
    release(first);

    Thread thread = new Thread(first);
    first.setThread(thread);
    thread.setDaemon(true);
    thread.start();
    started.subList(1, 3).forEach(scheduler.handoff::left);
    scheduler.endIfDone(true);

    thread.join(60_000);
    assertFalse(thread.isAlive(), "it waits for a processor that it had been given");
    assertTrue(scheduler.isOver());
  }

  @Test
  void acquire_ofAThreadThatWakesUp_hasItLookForWork() {
    Worker first = started.get(0);

    assertTrue(scheduler.handoff.acquire(first));

    assertTrue(first.isSpinning());
    expectOneSpins(first);
  }

  @Test
  void acquire_ofAThreadThatLooksAnyway_countsItOnce() {
    Worker first = started.get(0);
    first.spin();

    assertTrue(scheduler.handoff.acquire(first));

    expectOneSpins(first);
  }

  @Test
  void stop_ofAThread_givesItAProcessorToLookForWork() {
    Worker first = started.get(0);

    scheduler.handoff.stop(first);

    assertTrue(first.proc() != null && first.isSpinning());
    expectOneSpins(first);
  }

  @Test
  void stop_whileNoProcessorIsIdle_leavesTheSearchToWhoDropsOne() {
    Processors processors = scheduler.processors;
    List<ProcessorState> taken = new ArrayList<>();
    Worker first = started.get(0);
    processors.lock.lock();
    try {
      for (ProcessorState p = processors.takeIdle(); p != null; p = processors.takeIdle()) {
        taken.add(p);
      }
      scheduler.handoff.stop(first);
      taken.forEach(processors::takeBack);
    } finally {
      processors.lock.unlock();
    }
    assertEquals(2, taken.size());
    assertSame(PollerProtocol.Needspinning.SET, scheduler.wakeups.poller.needspinning());
    scheduler.wakeups.wakep();
    assertNotNull(first.proc());
    assertEquals(3, started.size());
  }

  @Test
  void left_byAThread_startsAnotherInItsPlace() {
    scheduler.handoff.left(started.get(0));

    assertEquals(4, started.size());
    assertTrue(started.get(3).isSpinning());
  }

  @Test
  void left_byOneThreadTooMany_leavesTheStartToWhoStopsNext() {
    Worker late = started.get(0);
    late.detach();
    scheduler.wakeups.wakep();
    Worker instead = started.get(3);
    instead.stopSpinning();
    release(instead);
    scheduler.wakeups.wakep();
    assertEquals(4, started.size(), "nothing is owed");

    assertTrue(scheduler.handoff.cameBack(late));
    scheduler.handoff.left(late);
    assertEquals(4, started.size(), "more threads than allowed");
    scheduler.handoff.stop(instead);

    assertTrue(instead.proc() != null && instead.isSpinning());
  }

  /**
   * Checks that this worker is counted as the only spinning one: no other is woken up until it
   * stops spinning.
   */
  private void expectOneSpins(Worker worker) {
    scheduler.wakeups.wakep();
    assertEquals(3, started.size());
    worker.stopSpinning();
    started.get(1).detach();
    scheduler.wakeups.wakep();
    assertEquals(4, started.size());
  }
}

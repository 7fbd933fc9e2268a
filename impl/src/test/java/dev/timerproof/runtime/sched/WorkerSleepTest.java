package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.Eventually;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a thread of the scheduler goes to sleep, stops and ends, step by step. */
@Timeout(120)
class WorkerSleepTest {
  private final SteppedScheduler s = new SteppedScheduler(2, false);
  private final Wakeups wakeups = s.scheduler.wakeups;
  private volatile boolean seen;

  @AfterEach
  void lockIsFree() {
    assertFalse(s.scheduler.processors.lock.isLocked());
  }

  private static Thread runs(Worker worker) {
    Thread thread = new Thread(worker);
    thread.setDaemon(true);
    worker.setThread(thread);
    thread.start();
    return thread;
  }

  private static void awaitParked(Thread thread) throws InterruptedException {
    Eventually.holds("it parks", () -> thread.getState() == Thread.State.WAITING);
  }

  private void endWith(Thread thread) throws InterruptedException {
    s.scheduler.endIfDone(true);
    thread.join(60_000);
    assertFalse(thread.isAlive(), "it has not ended");
    assertTrue(s.ended);
  }

  @Test
  void threadWithNothingToWaitFor_stopsWithoutThePoller() throws Exception {
    Worker worker = s.start();
    Thread thread = runs(worker);
    awaitParked(thread);
    assertNull(worker.proc());
    assertFalse(worker.isSpinning());
    assertEquals(List.of(), s.events);
    expectIdleOnce(worker);
    endWith(thread);
  }

  /**
   * Checks that a thread that has stopped is noted once, as otherwise it would be given a second
   * processor while it has one.
   */
  private void expectIdleOnce(Worker worker) {
    int threads = s.started.size();
    s.scheduler.processors.lock.lock();
    try {
      s.scheduler.workers.notIdle(worker);
      wakeups.wakep();
      assertEquals(threads + 1, s.started.size(), "it was noted twice");
      Worker other = s.started.get(threads);
      other.stopSpinning();
      s.scheduler.processors.release(other);
      s.scheduler.workers.remove(other);
      s.scheduler.workers.addIdle(worker);
    } finally {
      s.scheduler.processors.lock.unlock();
    }
  }

  @Test
  void threadWithNothingToWaitFor_afterTheShutdown_endsTheScheduler() throws Exception {
    Worker worker = s.start();
    s.scheduler.endIfDone(true);
    assertFalse(s.scheduler.isOver(), "a thread has a processor");
    s.run(worker);
    assertTrue(s.ended);
    assertEquals(List.of(), s.events);
  }

  @Test
  void threadAboutToWaitForChannels_afterTheShutdown_endsTheScheduler() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    s.polls.add(ready -> s.scheduler.endIfDone(true));
    s.polls.add(ready -> {});
    s.run(worker);
    assertEquals(List.of("poll 0", "poll 0"), s.events, "it does not wait for channels any more");
    assertTrue(s.ended);
  }

  @Test
  void threadWithoutAProcessor_whileOthersHaveThemAll_parks() throws Exception {
    Worker late = s.start();
    late.detach();
    s.release(late);
    late.stopSpinning();
    for (int i = 1; i <= 2; i++) {
      s.start().stopSpinning();
      assertEquals(i + 1, s.started.size());
    }
    Thread thread = runs(late);
    awaitParked(thread);
    assertNull(late.proc());
    assertFalse(late.isDetached());
    s.started.subList(1, 3).forEach(s::release);
    endAfterOthers(thread);
  }

  @Test
  void threadWhoseProcessorGoesOutOfUse_whileAnotherHasTheOnlyOne_parks() throws Exception {
    Worker late = s.start();
    late.stopSpinning();
    ProcessorState own = late.proc();
    assertNotNull(own);
    assertEquals(1, own.id);
    s.scheduler.processors.resize(1, late);
    Worker busy = s.start();
    busy.stopSpinning();
    Thread thread = runs(late);
    awaitParked(thread);
    assertNull(late.proc());
    s.release(busy);
    s.scheduler.handoff.left(busy);
    expectIdleOnce(late);
    endAfterOthers(thread);
  }

  private void endAfterOthers(Thread thread) throws InterruptedException {
    s.started.subList(1, s.started.size()).forEach(s.scheduler.handoff::left);
    endWith(thread);
  }

  /** A thread that goes on at once would never be seen waiting for a time. */
  @Test
  void threadWhosePollerThrowsAgainAndAgain_pausesInBetween() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    failUntilSeen();
    Thread thread = runs(worker);
    Eventually.holds("it pauses", () -> thread.getState() == Thread.State.TIMED_WAITING);
    seen = true;
    thread.join(60_000);
    assertTrue(s.ended);
  }

  private void failUntilSeen() {
    s.polls.add(
        ready -> {
          if (!seen) {
            failUntilSeen();
          }
          throw new IllegalStateException("planned");
        });
  }

  @Test
  void threadWhoseEndThrows_reportsThat() throws Exception {
    IllegalStateException planned = new IllegalStateException("planned");
    Worker worker = s.start();
    s.scheduler.endIfDone(true);
    s.onEnd =
        () -> {
          throw planned;
        };
    s.run(worker);
    assertEquals(List.of(planned), s.reported);
    assertTrue(s.scheduler.isOver());
  }

  @Test
  void threadThatLooksWhileAllProcessorsAreWanted_keepsItsOwn() throws Throwable {
    Worker worker = s.start();
    ProcessorState own = worker.proc();
    assertNotNull(own);
    worker.stopSpinning();
    setNeedspinning();
    worker.sleep.rest(0, s.now);
    assertSame(own, worker.proc());
    assertTrue(worker.isSpinning());
    assertSame(PollerProtocol.Needspinning.CLEAR, wakeups.poller.needspinning());
    worker.stopSpinning();
  }

  private void setNeedspinning() {
    s.scheduler.processors.lock.lock();
    try {
      wakeups.setNeedspinning();
    } finally {
      s.scheduler.processors.lock.unlock();
    }
  }

  @Test
  void threadThatSleepsInThePoller_isNotCountedAndLooksAgainAfterwards() throws Throwable {
    Worker worker = s.start();
    s.waiters = true;
    worker.detach();
    s.polls.add(
        ready -> {
          s.events.add(worker.isSpinning() + " " + worker.isDetached() + " " + worker.proc());
          s.now = 2_000;
        });
    worker.sleep.rest(0, s.now);
    assertEquals(List.of("poll -1", "false false null"), s.events);
    assertTrue(worker.isSpinning(), "it may have been woken up for any processor");
    assertNotNull(worker.proc());
    assertEquals(2_000, wakeups.poller.polledAt());
    assertEquals(List.of(-1L), s.parks);
    assertEquals(0, s.breaks);
    worker.stopSpinning();
    // The count is right: one may look for work.
    assertTrue(wakeups.maySpin());
    assertFalse(wakeups.maySpin());
  }

  @Test
  void threadThatDidNotLook_looksAfterwardsOnlyIfATimerWasOverdue() throws Throwable {
    for (long deadline : new long[] {500, 1_500}) {
      SteppedScheduler t = new SteppedScheduler(2, false);
      Worker worker = t.start();
      worker.stopSpinning();
      t.arm(t.other(worker).core, deadline, () -> {});
      t.polls.add(ready -> {});
      worker.sleep.rest(2_000, t.now);
      assertEquals(List.of("poll " + Math.max(deadline - t.now, 0)), t.events);
      assertEquals(deadline < t.now, worker.isSpinning(), "due at " + deadline);
    }
  }

  @Test
  void recheck_findsTasksAndEarlierDeadlines() {
    Worker worker = s.start();
    assertEquals(0, worker.sleep.recheck(0));
    s.arm(s.other(worker).core, 700, () -> {});
    assertEquals(700, worker.sleep.recheck(0));
    assertEquals(600, worker.sleep.recheck(600));
    s.other(worker).queue.add(() -> {});
    assertEquals(1, worker.sleep.recheck(600), "there is work now");
  }

  @Test
  void tail_tellsOfABreakOnlyIfThereWasOne() {
    Worker worker = s.start();
    assertFalse(worker.sleep.tail(0));
    wakeups.wakeup();
    assertTrue(worker.sleep.tail(0));
    wakeups.consume();
    assertFalse(worker.sleep.tail(0));
  }

  @Test
  void now_whileTheClockThrows_isTheTimeOfTheLastSleep() throws Throwable {
    Worker worker = s.start();
    s.waiters = true;
    s.polls.add(ready -> s.now = 3_000);
    worker.sleep.rest(0, s.now);
    s.now = 4_000;
    s.clockThrows = true;
    assertEquals(3_000, worker.sleep.now());
    s.clockThrows = false;
    assertEquals(4_000, worker.sleep.now());
    s.polls.add(ready -> s.clockThrows = true);
    assertThrows(IllegalStateException.class, () -> worker.sleep.rest(0, s.now));
    assertNotNull(worker.proc(), "it sleeps no more");
  }

  @Test
  void takep_takesAProcessorAndAsksNobody() {
    SteppedScheduler one = new SteppedScheduler(1, false);
    Worker late = one.scheduler.newWorker();
    late.sleep.takep(true);
    assertNotNull(late.proc());
    assertTrue(late.isSpinning());
    late.stopSpinning();
    Worker later = one.scheduler.newWorker();
    later.sleep.takep(true);
    assertNull(later.proc());
    assertSame(PollerProtocol.Needspinning.CLEAR, one.scheduler.wakeups.poller.needspinning());
    later.sleep.takepOrAsk(true);
    assertSame(PollerProtocol.Needspinning.SET, one.scheduler.wakeups.poller.needspinning());
    assertEquals(3, one.counters.wakeups.sum());
  }

  @Test
  void worker_isNamedAfterItsThread() {
    Worker worker = s.start();
    Thread thread = worker.thread();
    assertNotNull(thread);
    assertEquals("worker " + thread, worker.toString());
  }
}

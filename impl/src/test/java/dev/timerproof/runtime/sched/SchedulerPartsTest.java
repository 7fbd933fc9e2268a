package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.Eventually;
import dev.timerproof.runtime.timers.RawHostedTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets a processor, who is woken up, and when it all ends; threads do not run here. */
@Timeout(120)
class SchedulerPartsTest {
  private final SteppedScheduler s = new SteppedScheduler(2, false);
  private final Processors processors = s.scheduler.processors;
  private final Wakeups wakeups = s.scheduler.wakeups;

  @AfterEach
  void lockIsFree() {
    assertFalse(processors.lock.isLocked());
  }

  @Test
  void schedulerWithoutThreads_hasEndedAtOnce() {
    s.scheduler.endIfDone(true);
    assertTrue(s.ended);
    assertTrue(s.scheduler.isOver());
    s.ended = false;
    s.scheduler.endIfDone(true);
    assertFalse(s.ended, "it is told once");
  }

  @Test
  void hasMore_isAboutWhatIsDueOnOtherProcessors() {
    ProcessorState[] all = processors.all();
    assertFalse(processors.hasMore(null, s.now));
    s.arm(all[0].core, 500, () -> {});
    assertFalse(processors.hasMore(all[0], 500), "its own");
    assertFalse(processors.hasMore(all[1], 499));
    assertTrue(processors.hasMore(all[1], 500));
    all[1].queue.add(() -> {});
    assertTrue(processors.hasMore(all[0], 0), "a task waits");
  }

  @Test
  void processors_areIdleUntilAThreadHasOne() {
    assertTrue(processors.isIdle());
    Worker worker = s.start();
    assertFalse(processors.isIdle());
    s.release(worker);
    assertTrue(processors.isIdle());
  }

  @Test
  void processorThatGoes_leavesItsTimersToTheFirst() {
    s.arm(processors.all()[1].core, 5_000, () -> {});
    processors.resize(1, null);
    assertEquals(0, processors.all()[1].core.numTimers());
    assertEquals(1, processors.all()[0].core.numTimers());
  }

  @Test
  void threadThatCannotBeMade_isTriedSeveralTimesAndThenRefused() {
    s.noThreads = true;
    assertThrows(RejectedExecutionException.class, wakeups::wakep);
    assertEquals(8, s.reported.size());
    assertEquals(2, processors.idleCount(), "no processor is lost");
    assertTrue(processors.isIdle());
    // A factory may have kept what it was given, and run it later.
    s.refused.forEach(worker -> assertNull(worker.proc()));
    long last = s.refusedAt.get(7) - s.refusedAt.get(6);
    assertTrue(last > TimeUnit.MILLISECONDS.toNanos(30), "the pauses double up to 64 ms: " + last);
    s.noThreads = false;
    Worker worker = s.start();
    assertTrue(worker.isSpinning());
    assertEquals(1, s.begun);
  }

  @Test
  void wakep_whileAllProcessorsAreBusy_leavesTheSearchToWhoDropsOne() {
    SteppedScheduler one = new SteppedScheduler(1, false);
    Worker worker = one.start();
    worker.stopSpinning();
    one.scheduler.wakeups.wakep();
    assertSame(PollerProtocol.Needspinning.SET, one.scheduler.wakeups.poller.needspinning());
    assertEquals(1, one.started.size());
    worker.spin();
    assertSame(PollerProtocol.Needspinning.CLEAR, one.scheduler.wakeups.poller.needspinning());
  }

  @Test
  void pollNow_withoutWaiters_pollsNothing() {
    assertFalse(wakeups.pollNow(task -> {}));
    assertEquals(List.of(), s.events);
  }

  @Test
  void pollNow_takesWhatIsReadyAndLetsOthersPoll() throws Exception {
    s.waiters = true;
    List<Runnable> tasks = new ArrayList<>();
    Runnable task = () -> {};
    s.polls.add(ready -> ready.accept(task));
    s.polls.add(ready -> ready.accept(task));
    assertTrue(wakeups.pollNow(tasks::add));
    FutureTask<Boolean> other = new FutureTask<>(() -> wakeups.pollNow(tasks::add));
    new Thread(other).start();
    assertTrue(other.get(60, TimeUnit.SECONDS));
    assertEquals(List.of(task, task), tasks);
    assertEquals(List.of("poll 0", "poll 0"), s.events);
  }

  @Test
  void poll_leavesThePollerToOthers() throws Exception {
    s.waiters = true;
    s.polls.add(ready -> {});
    wakeups.poll(5, task -> {});
    s.polls.add(ready -> {});
    FutureTask<Boolean> other = new FutureTask<>(() -> wakeups.pollNow(task -> {}));
    new Thread(other).start();
    assertTrue(other.get(60, TimeUnit.SECONDS));
    assertEquals(List.of("poll 5", "poll 0"), s.events);
  }

  @Test
  void break_isCountedAndEndsBothWaits() {
    wakeups.poller.netpollBreak();
    assertEquals(1, s.counters.breaks.sum());
    assertEquals(1, s.breaks);
    assertEquals(1, s.unparks);
  }

  @Test
  void breakThatFails_isReportedAndEndsTheOtherWait() {
    IllegalStateException planned = new IllegalStateException("planned");
    s.onBreak =
        () -> {
          throw planned;
        };
    wakeups.poller.netpollBreak();
    assertEquals(List.of(planned), s.reported);
    assertEquals(0, s.counters.breaks.sum());
    assertEquals(1, s.unparks);
    assertTrue(wakeups.woken());
  }

  @Test
  void hasWaiters_isAboutThePoller() {
    assertFalse(wakeups.hasWaiters());
    s.waiters = true;
    assertTrue(wakeups.hasWaiters());
  }

  @Test
  void pollNow_whileAThreadWaitsInThePoller_leavesItToThat() throws Exception {
    Worker worker = s.start();
    ProcessorState own = worker.proc();
    assertNotNull(own);
    s.arm(own.core, 5_000, () -> {}).stop();
    s.waiters = true;
    s.polls.add(ready -> {});
    s.polls.add(ready -> s.events.add("now: " + wakeups.pollNow(ready)));
    s.run(worker);
    assertEquals(List.of("poll 0", "poll -1", "now: false"), s.events.subList(0, 3));
  }

  @Test
  void scheduler_doesNotEndWhileAThreadHasLostItsProcessorToACallback() {
    Worker worker = s.start();
    worker.stopSpinning();
    worker.detach();
    s.release(worker);
    s.scheduler.endIfDone(true);
    assertFalse(s.scheduler.isOver());
    assertFalse(s.scheduler.handoff.cameBack(worker));
    assertTrue(s.scheduler.isOver());
    assertFalse(s.ended, "the thread has still to leave");
    s.scheduler.handoff.left(worker);
    assertTrue(s.ended);
  }

  @Test
  void scheduler_hasEndedOnceTheLastThreadHasLeft() {
    List<Worker> workers = List.of(s.start(), another());
    for (Worker worker : workers) {
      worker.stopSpinning();
      s.release(worker);
    }
    s.scheduler.endIfDone(false);
    assertFalse(s.scheduler.isOver(), "nobody has shut it down");
    s.scheduler.endIfDone(true);
    assertTrue(s.scheduler.isOver());
    s.scheduler.handoff.left(workers.get(0));
    assertFalse(s.ended);
    s.scheduler.handoff.left(workers.get(1));
    assertTrue(s.ended);
  }

  private Worker another() {
    s.started.get(0).stopSpinning();
    return s.start();
  }

  @Test
  void threadThatSleepsWithoutAProcessor_isWokenUpWithOneAndCounted() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    worker.stopSpinning();
    s.release(worker);
    s.scheduler.handoff.stop(worker);
    Thread thread = new Thread(worker);
    thread.setDaemon(true);
    worker.setThread(thread);
    thread.start();
    Eventually.holds("it sleeps", () -> thread.getState() == Thread.State.WAITING);
    wakeups.wakep();
    thread.join(60_000);
    assertTrue(s.ended);
    assertEquals(1, s.started.size());
    assertTrue(s.counters.wakeups.sum() >= 2, "one from its sleep, one from the poller");
  }

  @Test
  void threadThatEndsItsSleepInThePollerWithoutAProcessor_asksOthersToLook() {
    SteppedScheduler one = new SteppedScheduler(1, false);
    Worker busy = one.start();
    busy.stopSpinning();
    Worker late = one.scheduler.newWorker();
    one.scheduler.handoff.acquireOrStop(late, true, false);
    assertSame(PollerProtocol.Needspinning.CLEAR, one.scheduler.wakeups.poller.needspinning());
    assertFalse(late.isSpinning());
    one.scheduler.handoff.acquireOrStop(late, true, true);
    assertSame(PollerProtocol.Needspinning.SET, one.scheduler.wakeups.poller.needspinning());
    one.release(busy);
    one.scheduler.handoff.acquireOrStop(late, false, true);
    assertNotNull(late.proc());
    assertFalse(late.isSpinning());
    one.release(late);
    one.scheduler.handoff.acquireOrStop(late, true, true);
    assertTrue(late.isSpinning());
  }

  @Test
  void threadThatFindsNoProcessor_isTheNextThatIsWokenUp() {
    SteppedScheduler one = new SteppedScheduler(1, false);
    Worker busy = one.start();
    busy.stopSpinning();
    Worker late = one.scheduler.newWorker();
    one.scheduler.handoff.acquireOrStop(late, true, false);
    assertFalse(one.scheduler.processors.lock.isLocked());
    expectNext(one, late, busy);
  }

  /** Checks that the next thread that is wanted is this one, once another gives its P back. */
  private static void expectNext(SteppedScheduler t, Worker next, Worker busy) {
    int threads = t.started.size();
    assertNull(next.proc());
    busy.stopSpinning();
    t.release(busy);
    t.scheduler.wakeups.wakep();
    assertNotNull(next.proc());
    assertTrue(next.isSpinning());
    assertEquals(threads, t.started.size());
  }

  /** Checks that the next thread that is wanted is a new one. */
  private static void expectNew(SteppedScheduler t, Worker busy) {
    int threads = t.started.size();
    assertNotNull(busy.proc());
    busy.stopSpinning();
    t.scheduler.wakeups.wakep();
    assertEquals(threads + 1, t.started.size());
  }

  @Test
  void threadThatGivesItsProcessorBack_takesAnIdleOne() {
    Worker worker = s.start();
    // As if sysmon had taken the first one away just before.
    worker.detach();
    s.scheduler.handoff.giveBack(worker);
    assertFalse(worker.isDetached());
    expectNew(s, worker);
  }

  @Test
  void threadWhoseProcessorGoes_waitsUnlessOneIsIdle() {
    Worker worker = s.start();
    ProcessorState own = worker.proc();
    assertNotNull(own);
    assertEquals(1, own.id);
    processors.resize(1, worker);
    Worker busy = another();
    s.scheduler.handoff.giveBack(worker);
    expectNext(s, worker, busy);
  }

  @Test
  void threadThatBeginsAnewWithAProcessor_doesNotWaitForOne() {
    Worker worker = s.start();
    worker.stopSpinning();
    s.release(worker);
    s.scheduler.handoff.stop(worker);
    s.scheduler.handoff.beginAnew(worker);
    assertTrue(worker.isSpinning());
    expectNew(s, worker);
  }

  @Test
  void threadThatBeginsAnewWithoutAProcessor_leavesItsSearchToOthers() {
    SteppedScheduler one = new SteppedScheduler(1, false);
    Worker busy = one.start();
    busy.stopSpinning();
    Worker late = one.scheduler.newWorker();
    late.spin();
    late.detach();
    one.scheduler.handoff.beginAnew(late);
    assertFalse(one.scheduler.processors.lock.isLocked());
    assertFalse(late.isSpinning());
    assertFalse(late.isDetached());
    assertSame(PollerProtocol.Needspinning.SET, one.scheduler.wakeups.poller.needspinning());
    expectNext(one, late, busy);
  }

  @Test
  void arm_onAThreadOfTheScheduler_usesItsProcessor() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    ProcessorState own = worker.proc();
    assertNotNull(own);
    own.queue.add(
        () ->
            s.events.add(
                (s.scheduler.pick() == own.core)
                    + " "
                    + (s.scheduler.processorOfThread() == own.id)
                    + " "
                    + s.scheduler.isOwnThread()));
    s.run(worker);
    assertEquals("true true true", s.events.get(0));
    assertEquals(-1, s.scheduler.processorOfThread());
    assertFalse(s.scheduler.isOwnThread());
    assertTrue(s.scheduler.hasThreads());
    assertTrue(processors.cores().contains(s.scheduler.pick()));
  }

  @Test
  void nextDeadline_isTheEarliestOfAll() {
    assertTrue(s.scheduler.nextDeadline().isEmpty());
    s.arm(processors.all()[1].core, 5_000, () -> {});
    s.arm(processors.all()[0].core, 6_000, () -> {});
    assertEquals(5_000, s.scheduler.nextDeadline().getAsLong());
    assertEquals(2, s.scheduler.timers().size());
    assertEquals(2, s.scheduler.processors().size());
    assertEquals(List.of(), s.scheduler.withdraw());
    assertEquals(s.now, s.scheduler.nanotime());
  }

  @Test
  void task_ofAnyOtherThread_wakesAThreadUp() {
    s.scheduler.submit(() -> {});
    assertEquals(1, s.started.size());
    assertEquals(1, processors.all()[0].queue.size());
  }

  @Test
  void netChanged_hasAThreadLook() {
    s.scheduler.netChanged();
    assertEquals(1, s.started.size());
    assertEquals(0, s.breaks);
  }

  @Test
  void netChanged_whileAThreadWaitsInThePoller_endsItsWait() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    s.polls.add(ready -> {});
    s.polls.add(ready -> s.scheduler.netChanged());
    s.run(worker);
    assertEquals(2, s.breaks, "one of the change, one of the end");
  }

  @Test
  void resize_hasAThreadLookAndEndsTheWaitInThePoller() {
    s.scheduler.resize(3);
    assertEquals(3, s.scheduler.count());
    assertEquals(1, s.started.size());
    assertEquals(1, s.breaks);
    s.started.get(0).stopSpinning();
    s.noThreads = true;
    s.started.clear();
    SteppedScheduler none = new SteppedScheduler(1, false);
    none.noThreads = true;
    none.scheduler.resize(2);
    assertEquals(9, none.reported.size(), "eight tries, and that there is no thread");
  }

  @Test
  void callbackThatThrows_isReported() {
    IllegalStateException planned = new IllegalStateException("planned");
    s.scheduler.callbackFailed(s.arm(processors.all()[0].core, 5_000, () -> {}), planned);
    assertEquals(List.of(planned), s.reported);
  }

  @Test
  void firing_isCountedAsLateByTheClock_orInTimeIfThatThrows() {
    RawHostedTimer timer = s.arm(processors.all()[0].core, 5_000, () -> s.events.add("fired"));
    s.scheduler.fired(timer, null, 1, s.now - 1);
    assertEquals(1, s.counters.late.sum());
    s.scheduler.fired(timer, null, 1, s.now);
    assertEquals(1, s.counters.late.sum());
    s.clockThrows = true;
    s.scheduler.fired(timer, null, 1, -1);
    assertEquals(1, s.counters.late.sum());
    assertEquals(1, s.reported.size());
    assertEquals(List.of("fired", "fired", "fired"), s.events);
  }
}

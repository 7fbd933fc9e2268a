package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.Eventually;
import dev.timerproof.runtime.TimerClock;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.ErrorReport;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What sysmon does about threads that do not run; its clock stands still. */
@Timeout(120)
class SysmonStepsTest {
  private static final long NOW = TimeUnit.DAYS.toNanos(100);

  private final SteppedScheduler s = new SteppedScheduler(1, false);
  private final Processors processors = s.scheduler.processors;
  private final Lifetime lifetime = new Lifetime();
  private final Counters counters = new Counters();
  private final List<Throwable> reported = new CopyOnWriteArrayList<>();
  private final AtomicInteger wakeps = new AtomicInteger();
  private volatile boolean clockThrows;

  private final ErrorReport errors =
      new ErrorReport((source, failure) -> reported.add(failure), counters);

  private final Sysmon sysmon =
      new Sysmon(
          lifetime, processors, new StandingClock(), errors, counters, wakeps::incrementAndGet);

  private final class StandingClock implements TimerClock {
    @Override
    public long nanos() {
      if (clockThrows) {
        throw new IllegalStateException("planned: clock");
      }
      return NOW;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH;
    }
  }

  private Thread notice() {
    processors.lock.lock();
    try {
      sysmon.notice();
      Thread thread = sysmon.thread;
      assertNotNull(thread);
      return thread;
    } finally {
      processors.lock.unlock();
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    Thread thread = sysmon.thread;
    assertNotNull(thread);
    lifetime.end();
    notice();
    thread.join(60_000);
    assertFalse(thread.isAlive(), "it has not ended");
  }

  private void awaitAsleep(Thread thread) throws InterruptedException {
    Eventually.holds(
        "it sleeps", () -> sysmon.asleep && thread.getState() == Thread.State.TIMED_WAITING);
  }

  private void awaitLooks(long looks) throws InterruptedException {
    long before = counters.wakeups.sum();
    Eventually.holds("it looks again", () -> counters.wakeups.sum() >= before + looks);
  }

  @Test
  void whileNothingRuns_sysmonSleepsUntilItIsToldOfAThread() throws Exception {
    Thread thread = notice();
    awaitAsleep(thread);
    long before = counters.wakeups.sum();
    assertEquals(thread, notice());
    Eventually.holds("it looks again", () -> counters.wakeups.sum() > before);
    awaitAsleep(thread);
    assertEquals("sysmon", sysmon.toString());
  }

  @Test
  void whileNothingRuns_sysmonWakesUpShortlyAfterTheNextDeadline() throws Exception {
    s.arm(processors.all()[0].core, NOW + TimeUnit.MILLISECONDS.toNanos(20), () -> {});
    Thread thread = notice();
    awaitLooks(2);
    awaitAsleep(thread);
    assertEquals(0, wakeps.get(), "no timer is overdue");
  }

  @Test
  void whileAThreadRuns_sysmonLooksFromTimeToTime() throws Exception {
    Worker worker = s.start();
    s.arm(processors.all()[0].core, NOW + TimeUnit.MILLISECONDS.toNanos(5), () -> {});
    Thread thread = notice();
    awaitLooks(2);
    Eventually.holds("it waits in between", () -> thread.getState() == Thread.State.TIMED_WAITING);
    assertFalse(sysmon.asleep);
    assertEquals(0, wakeps.get(), "a timer that is due within a period is not overdue");
    assertNotNull(worker.proc());
  }

  @Test
  void overdueTimer_ofAThreadThatIsStuck_getsAnotherThread() throws Exception {
    Worker worker = s.start();
    s.arm(processors.all()[0].core, NOW - TimeUnit.MILLISECONDS.toNanos(20), () -> {});
    notice();
    Eventually.holds("its processor is taken away", worker::isDetached);
    Eventually.holds("another one is to look", () -> wakeps.get() > 0);
    processors.lock.lock();
    try {
      assertTrue(processors.isIdle());
    } finally {
      processors.lock.unlock();
    }
  }

  @Test
  void sysmon_isToldOfEachThreadThatGetsAProcessor_andOfTheEnd() throws Exception {
    Workers workers =
        new Workers(
            lifetime, processors, s.scheduler::newWorker, Thread::new, errors, counters, sysmon);
    Worker worker = s.scheduler.newWorker();
    processors.lock.lock();
    try {
      ProcessorState p = processors.takeIdle();
      assertNotNull(p);
      workers.assign(p, worker);
      processors.release(worker);
    } finally {
      processors.lock.unlock();
    }
    Thread thread = sysmon.thread;
    assertNotNull(thread);
    awaitAsleep(thread);
    processors.lock.lock();
    try {
      lifetime.end();
      assertTrue(workers.wakeAll(), "there is no thread but sysmon");
    } finally {
      processors.lock.unlock();
    }
    thread.join(60_000);
    assertFalse(thread.isAlive(), "it has not ended");
  }

  @Test
  void sysmon_whoseClockThrows_reportsThatAndGoesOnAfterAPause() throws Exception {
    clockThrows = true;
    Thread thread = notice();
    Eventually.holds("it is reported", () -> !reported.isEmpty());
    Eventually.holds("it pauses", () -> thread.getState() == Thread.State.TIMED_WAITING);
    clockThrows = false;
    awaitAsleep(thread);
  }
}

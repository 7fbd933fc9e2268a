package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one thread of the scheduler does, step by step, while no other runs. */
@Timeout(120)
class WorkerTest {
  private final SteppedScheduler s = new SteppedScheduler(2, false);

  @AfterEach
  void lockIsFree() {
    assertFalse(s.scheduler.processors.lock.isLocked());
  }

  private void note(String event) {
    s.events.add(event);
  }

  @Test
  void threadWithoutWork_waitsWithoutEndAndEndsWithTheScheduler() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    s.polls.add(ready -> note("no channel is ready"));
    s.run(worker);
    assertEquals(List.of("poll 0", "no channel is ready", "poll -1"), s.events);
    assertTrue(s.ended);
    assertEquals(List.of(), s.reported);
  }

  @Test
  void task_thatThrows_isReportedAndLeavesTheThreadAsItWas() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    s.polls.add(
        ready -> {
          ready.accept(
              () -> {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("planned");
              });
          ready.accept(() -> note("interrupted: " + Thread.currentThread().isInterrupted()));
        });
    s.run(worker);
    assertTrue(s.events.contains("interrupted: false"), s.events.toString());
    assertEquals(List.of("planned"), s.reported.stream().map(Throwable::getMessage).toList());
  }

  @Test
  void task_whileMoreIsWaiting_hasAnotherThreadLookForThat() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    ProcessorState own = worker.proc();
    assertNotNull(own);
    own.queue.add(() -> note(worker.isSpinning() + ", threads " + s.started.size()));
    own.queue.add(() -> note("second"));
    s.other(worker).queue.add(() -> note("other"));
    s.run(worker);
    assertEquals("false, threads 2", s.events.get(0));
  }

  @Test
  void task_whileNoMoreIsWaiting_startsNoThread() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    ProcessorState own = worker.proc();
    assertNotNull(own);
    own.queue.add(() -> note(worker.isSpinning() + ", threads " + s.started.size()));
    s.run(worker);
    assertEquals("false, threads 1", s.events.get(0));
  }

  @Test
  void task_whileTheClockThrows_runsAndItsThreadLooksForMoreAfterwards() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    s.polls.add(
        ready -> {
          s.clockThrows = true;
          ready.accept(
              () -> {
                s.clockThrows = false;
                note("task, spinning: " + worker.isSpinning());
              });
          s.arm(s.other(worker).core, 2_000, () -> {}).stop();
        });
    s.run(worker);
    assertTrue(s.events.contains("task, spinning: true"), s.events.toString());
    assertFalse(s.reported.isEmpty());
  }

  @Test
  void threadThatLooksForWork_takesTasksOfOthersBeforeItWaits() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    worker.stopSpinning();
    s.other(worker)
        .queue
        .add(
            () -> {
              note("other");
              s.scheduler.submit(() -> note("own"));
            });
    s.run(worker);
    assertEquals(List.of("poll 0", "other", "own"), s.events.subList(0, 3));
  }

  @Test
  void threadThatMayNotLook_leavesTasksOfOthersAlone() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    worker.stopSpinning();
    s.scheduler.wakeups.spin();
    s.other(worker).queue.add(() -> note("other"));
    s.polls.add(ready -> note("none is ready"));
    s.polls.add(ready -> s.scheduler.wakeups.unspin());
    s.run(worker);
    assertEquals("poll 0", s.events.get(0));
    assertEquals("poll -1", s.events.get(2), "it waits instead of looking again and again");
    assertTrue(s.events.contains("other"), s.events.toString());
  }

  @Test
  void timersOfOthers_areRunAndCountedAsStolen() throws Exception {
    Worker worker = s.start();
    s.arm(s.other(worker).core, 500, () -> note("stolen"));
    s.waiters = true;
    for (int i = 0; i < 6; i++) {
      s.polls.add(ready -> {});
    }
    s.run(worker);
    assertEquals(List.of("poll 0", "stolen", "poll 0"), s.events.subList(0, 3));
    assertEquals(1, s.counters.stolen.sum());
  }

  @Test
  void deadlinesOfOthers_endTheWait() throws Exception {
    for (long[] deadlines : new long[][] {{0, 1_300}, {1_200, 1_300}, {1_300, 1_200}, {1_200, 0}}) {
      SteppedScheduler t = new SteppedScheduler(2, false);
      Worker worker = t.start();
      ProcessorState own = worker.proc();
      assertNotNull(own);
      long earliest = Long.MAX_VALUE;
      for (int i = 0; i < 2; i++) {
        if (deadlines[i] != 0) {
          earliest = Math.min(earliest, deadlines[i]);
          t.arm(i == 0 ? own.core : t.other(worker).core, deadlines[i], () -> {});
        }
      }
      t.polls.add(
          ready -> {
            t.scheduler.timers().forEach(timer -> ((RawTimer) timer).stop());
            t.scheduler.endIfDone(true);
          });
      t.run(worker);
      assertEquals("poll " + (earliest - t.now), t.events.get(0));
    }
  }

  @Test
  void threadWhoseRoundThrows_looksEverywhereAnew() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    worker.stopSpinning();
    // As if another thread looked for work: a thread that goes on as before would not.
    s.scheduler.wakeups.spin();
    s.other(worker).queue.add(() -> note("task"));
    s.polls.add(
        ready -> {
          throw new IllegalStateException("planned: poller");
        });
    s.polls.add(ready -> {});
    s.polls.add(ready -> s.scheduler.wakeups.unspin());
    s.run(worker);
    assertEquals(List.of("poll 0", "poll 0", "task"), s.events.subList(0, 3));
    assertEquals(1, s.reported.size());
  }

  @Test
  void threadWhosePollerThrows_goesOn() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    s.polls.add(ready -> {});
    s.polls.add(
        ready -> {
          throw new IllegalStateException("planned: poller");
        });
    s.run(worker);
    assertEquals(1, s.reported.size());
  }

  @Test
  void channelThatIsReadyNow_isServedBeforeTheThreadWaits() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    worker.stopSpinning();
    s.scheduler.wakeups.spin();
    s.polls.add(
        ready ->
            ready.accept(
                () -> {
                  note("task");
                  s.scheduler.wakeups.unspin();
                }));
    s.run(worker);
    assertEquals(List.of("poll 0", "task"), s.events.subList(0, 2));
  }

  @Test
  void threadWhoseProcessorGoes_takesAnotherAndHasTheSearchGoOn() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    ProcessorState own = worker.proc();
    assertNotNull(own);
    assertEquals(1, own.id);
    own.queue.add(
        () -> {
          s.scheduler.processors.resize(1, worker);
          worker.spin();
        });
    s.polls.add(
        ready ->
            note(
                worker.proc()
                    + " "
                    + worker.isSpinning()
                    + " "
                    + s.scheduler.wakeups.poller.needspinning()));
    s.run(worker);
    assertEquals("P0 false SET", s.events.get(1));
  }

  @Test
  void selfCheck_reportsAHeapThatIsWrong() throws Exception {
    for (boolean wrong : new boolean[] {false, true}) {
      SteppedScheduler t = new SteppedScheduler(1, true);
      t.waiters = true;
      Worker worker = t.start();
      Field size = Processor.class.getDeclaredField("numTimers");
      size.setAccessible(true);
      size.set(t.scheduler.processors.all()[0].core, wrong ? 1 : 0);
      t.polls.add(ready -> {});
      t.polls.add(
          ready -> {
            try {
              size.set(t.scheduler.processors.all()[0].core, 0);
            } catch (ReflectiveOperationException e) {
              throw new IllegalStateException(e);
            }
          });
      t.run(worker);
      assertEquals(wrong ? 1 : 0, t.reported.size(), t.reported.toString());
    }
  }

  @Test
  void selfCheck_reportsATimerInTheWrongPlace() throws Exception {
    SteppedScheduler t = new SteppedScheduler(1, true);
    Worker worker = t.start();
    RawTimer timer = t.arm(t.scheduler.processors.all()[0].core, 5_000, () -> {});
    Field when = RuntimeTimer.class.getDeclaredField("when");
    when.setAccessible(true);
    when.set(timer, 6_000);
    t.waiters = true;
    t.polls.add(ready -> {});
    t.polls.add(
        ready -> {
          try {
            when.set(timer, 5_000);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
          timer.stop();
        });
    t.run(worker);
    assertEquals(1, t.reported.size(), t.reported.toString());
    String message = t.reported.get(0).toString();
    assertTrue(message.contains("is sorted by 5000, due at 6000"), message);
  }

  @Test
  void threadThatHasLostItsProcessor_hasTheSearchGoOn() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    worker.detach();
    s.release(worker);
    s.run(worker);
    // Nobody else is there: it was given a processor again, in order to look.
    assertEquals("poll 0", s.events.get(0));
    assertTrue(s.ended);
  }

  @Test
  void threadThatWaits_parksForTheRestUnlessItHasWork() throws Exception {
    SteppedScheduler t = new SteppedScheduler(1, false);
    t.waiters = true;
    Worker worker = t.start();
    t.polls.add(ready -> {});
    t.polls.add(ready -> t.events.add("nothing"));
    t.polls.add(ready -> {});
    t.polls.add(ready -> ready.accept(() -> t.events.add("ready")));
    t.polls.add(ready -> {});
    t.polls.add(
        ready -> {
          throw new IllegalStateException("planned");
        });
    t.polls.add(ready -> {});
    t.polls.add(ready -> t.scheduler.netChanged());
    t.run(worker);
    assertEquals(List.of(-1L), t.parks, "only after the first");
    assertEquals(5, t.counters.wakeups.sum());
  }

  @Test
  void breakWhileAThreadParks_isUsedUp() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    s.whileParked = () -> s.scheduler.netChanged();
    for (int i = 0; i < 6; i++) {
      s.polls.add(ready -> {});
    }
    s.run(worker);
    assertEquals(3, s.parks.size());
    assertEquals(4, s.breaks, "one while it parked each time, and one of the end");
  }

  @Test
  void threadThatWaitsForADeadline_parksUntilThat() throws Exception {
    Worker worker = s.start();
    ProcessorState own = worker.proc();
    assertNotNull(own);
    RawTimer timer = s.arm(own.core, 1_800, () -> note("fired"));
    s.polls.add(ready -> s.now = 1_300);
    s.whileParked =
        () -> {
          s.now = 1_800;
          s.waiters = true;
        };
    s.run(worker);
    assertEquals(List.of("poll 800", "fired"), s.events.subList(0, 2));
    assertEquals(500, s.parks.get(0));
    assertFalse(timer.stop());
  }

  @Test
  void countOfThreadsThatLook_isKeptHoweverOftenAThreadIsTold() {
    Worker worker = s.scheduler.newWorker();
    assertFalse(worker.isSpinning());
    worker.spin();
    worker.spin();
    assertTrue(worker.isSpinning());
    s.scheduler.wakeups.wakep();
    assertEquals(0, s.started.size(), "one looks already");
    worker.stopSpinning();
    worker.stopSpinning();
    s.scheduler.wakeups.wakep();
    assertEquals(1, s.started.size());
  }

  @Test
  void progress_isSeenOncePerStep() throws Exception {
    s.waiters = true;
    Worker worker = s.start();
    assertFalse(worker.isWhereItWas());
    assertTrue(worker.isWhereItWas());
    worker.hasWork();
    assertFalse(worker.isWhereItWas());
    for (int i = 0; i < 4; i++) {
      s.polls.add(ready -> note(worker.isWhereItWas() ? "stuck" : "has moved"));
    }
    s.run(worker);
    // A round polls twice: for a moment, then for long.
    assertEquals("has moved", s.events.get(1));
    assertEquals("stuck", s.events.get(3));
    assertEquals("has moved", s.events.get(5));
    assertNull(worker.proc());
  }
}

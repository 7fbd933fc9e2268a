package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.VirtualClock;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.Firing;
import dev.timerproof.runtime.timers.HostedTimer;
import dev.timerproof.runtime.timers.RawHostedTimer;
import dev.timerproof.runtime.timers.TimerContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The driver without threads, apart from what the virtual clock's tests show. */
class ManualDriverTest {
  private final VirtualClock clock = new VirtualClock();
  private final Counters counters = new Counters();
  private final List<Throwable> reported = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final ErrorReport errors =
      new ErrorReport((source, failure) -> reported.add(failure), counters);
  private final ManualDriver driver =
      new ManualDriver(
          2, clock, 0, new Firing(counters, errors, 0), errors, () -> calls.add("ended"));
  private final TimerContext context =
      new TimerContext(clock, errors, Runnable::run, false, unused -> driver);

  private final class Noting extends HostedTimer {
    private final Runnable callback;

    Noting(Runnable callback) {
      super(ManualDriverTest.this.context, null);
      this.callback = callback;
    }

    @Override
    protected void deliver(@Nullable Object arg, int seq, long due) {
      callback.run();
    }

    @Override
    public void withdrawn() {
      calls.add("withdrawn");
    }
  }

  /** The processors that new threads get, one thread after the other. */
  private List<Integer> picked() throws InterruptedException {
    ManualDriver other =
        new ManualDriver(8, clock, 0, new Firing(counters, errors, 0), errors, () -> {});
    List<Integer> picked = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      Thread thread = new Thread(() -> picked.add(other.processors().indexOf(other.pick())));
      thread.start();
      thread.join();
    }
    return picked;
  }

  @Test
  void pick_threadsThatComeInTheSameOrder_haveTheSameProcessorsInEachRun() throws Exception {
    List<Integer> first = picked();
    assertTrue(Set.copyOf(first).size() > 4, first.toString());
    assertEquals(first, picked());
  }

  private Noting arm(int p, long when, long period, Runnable callback) {
    Noting timer = new Noting(callback);
    TimerProtocol.addtimer(driver.processors().get(p), timer, when, period, timer, null, 1);
    return timer;
  }

  private Noting arm(int p, long when) {
    return arm(p, when, 0, () -> calls.add("called"));
  }

  @Test
  void processors_areAsManyAsAskedFor() {
    assertEquals(2, driver.processors().size());
  }

  @Test
  void timersThatAreDueTogether_areListedUntilTheyAreCalled() {
    Set<HostedTimer> both = Set.of(arm(0, 10), arm(1, 10));
    assertEquals(1, driver.poll(10, 1));
    assertEquals(1, driver.timers().size());
    assertTrue(both.containsAll(driver.timers()));
    driver.endIfDone(true);
    assertFalse(driver.isOver(), "one is to be called");
    assertEquals(1, driver.withdraw().size());
    assertEquals(List.of("called", "withdrawn"), calls);
    driver.endIfDone(true);
    driver.endIfDone(true);
    assertTrue(driver.isOver());
    assertEquals(List.of("called", "withdrawn", "ended"), calls);
  }

  @Test
  void timersOfOneHeap_thatAreDueTogether_areTakenTogether() {
    arm(0, 10);
    arm(0, 10);
    arm(0, 20);
    assertEquals(1, driver.poll(30, 1));
    assertEquals(1, driver.processors().get(0).numTimers());
    assertEquals(1, driver.withdraw().size());
  }

  @Test
  void driver_withAnArmedTimer_doesNotEnd() {
    HostedTimer timer = arm(1, 10);
    driver.endIfDone(true);
    assertFalse(driver.isOver());
    timer.disarm();
    driver.endIfDone(false);
    assertEquals(List.of(), calls, "nobody has shut it down");
    assertFalse(driver.isOver());
    driver.endIfDone(true);
    assertTrue(driver.isOver());
    assertEquals(List.of("ended"), calls);
  }

  @Test
  void nextDeadline_isTheEarliestOrNowIfATimerIsToBeCalled() {
    assertEquals(OptionalLong.empty(), driver.nextDeadline());
    arm(1, RuntimeTimer.MAX_WHEN);
    assertEquals(OptionalLong.empty(), driver.nextDeadline());
    arm(0, 10);
    arm(1, 10);
    assertEquals(OptionalLong.of(10), driver.nextDeadline());
    driver.poll(10, 1);
    clock.advance(Duration.ofNanos(24));
    assertEquals(OptionalLong.of(25), driver.nextDeadline());
  }

  /** A timer that was moved forward is not at the root of its heap. */
  @Test
  void timer_thatWasMovedForward_firesBeforeTheRoot() {
    driver.resize(1);
    RawHostedTimer moved =
        new RawHostedTimer(context, (arg, seq, due) -> calls.add("moved " + due), null);
    arm(0, 50);
    moved.armAt(100);
    moved.armAt(10);
    assertEquals(1, driver.poll(20, 10));
    assertEquals(List.of("moved 10"), calls);
  }

  @Test
  void threadThatPolls_isTheOnlyOwnOne() {
    arm(0, 10, 0, () -> calls.add("own: " + driver.isOwnThread()));
    assertFalse(driver.isOwnThread());
    driver.poll(10, 1);
    assertEquals(List.of("own: true"), calls);
    assertFalse(driver.isOwnThread());
    assertFalse(driver.hasThreads());
    assertEquals(2, driver.count());
  }

  /** A periodic timer is in its heap again while its callback is still to be called. */
  @Test
  void periodicTimer_isListedOnce() {
    arm(0, 10, 5, () -> calls.add("called"));
    arm(1, 10, 5, () -> calls.add("called"));
    assertEquals(1, driver.poll(10, 1));
    assertEquals(2, driver.timers().size());
    assertEquals(List.of(), driver.withdraw());
  }

  @Test
  void callback_thatChangesItsThread_leavesTheNextOneAsItWas() {
    Runnable interrupts =
        () -> {
          calls.add("interrupted: " + Thread.currentThread().isInterrupted());
          Thread.currentThread().interrupt();
        };
    arm(0, 10, 0, interrupts);
    arm(1, 20, 0, interrupts);
    assertEquals(2, driver.poll(20, 10));
    assertEquals(List.of("interrupted: false", "interrupted: false"), calls);
    assertFalse(Thread.interrupted());
  }

  @Test
  void interruptOfTheThreadThatPolls_isKeptFromCallbacksAndNotLost() {
    arm(0, 10, 0, () -> calls.add("interrupted: " + Thread.currentThread().isInterrupted()));
    Thread.currentThread().interrupt();
    assertEquals(1, driver.poll(10, 10));
    assertTrue(Thread.interrupted());
    assertEquals(List.of("interrupted: false"), calls);
  }

  @Test
  void stoppedTimers_areClearedAwayIfMoreThanAQuarterOfTheHeap() {
    Processor heap = driver.processors().get(0);
    List<HostedTimer> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(arm(0, 1_000 + i));
    }
    others.subList(15, 20).forEach(HostedTimer::disarm);
    arm(0, 10);
    assertEquals(1, driver.poll(10, 10));
    assertEquals(5, heap.deletedTimers(), "a quarter");
    others.subList(14, 15).forEach(HostedTimer::disarm);
    arm(0, 20);
    assertEquals(1, driver.poll(20, 10));
    assertEquals(0, heap.deletedTimers());
    assertEquals(14, heap.numTimers());
  }

  @Test
  void processorThatGoes_leavesItsTimersToTheFirst() {
    arm(1, 10);
    driver.resize(1);
    assertEquals(0, driver.processors().get(1).numTimers());
    assertEquals(1, driver.processors().get(0).numTimers());
    assertEquals(1, driver.poll(10, 10));
  }

  @Test
  void protocol_readsTheClockAndReportsThroughTheDriver() {
    clock.advance(Duration.ofNanos(41));
    assertEquals(42, driver.nanotime());
    IllegalStateException planned = new IllegalStateException("planned");
    driver.callbackFailed(arm(0, 10), planned);
    assertEquals(List.of(planned), reported);
  }
}

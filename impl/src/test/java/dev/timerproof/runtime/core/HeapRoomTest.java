package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A heap that cannot grow: a call that needs room throws, and nothing has changed. */
class HeapRoomTest {
  /** A heap that fails to grow, as if memory were exhausted, as long as the test wants it. */
  private static final class Poor extends TimerHeap {
    volatile boolean poor;

    Poor() {
      super(ARITY_SHIFT);
    }

    @Override
    void grow() {
      if (poor) {
        throw new OutOfMemoryError("planned");
      }
      super.grow();
    }
  }

  private final FakeHost host = new FakeHost();
  private final Poor heap = new Poor();
  private final Processor pp = new Processor(0, host, heap);
  private final CheckedTimers result = new CheckedTimers();
  private final AtomicInteger fired = new AtomicInteger();

  private RuntimeTimer add(long when) {
    return host.add(pp, when, 0, fired::incrementAndGet);
  }

  private void fill() {
    heap.poor = true;
    int room = heap.room();
    for (int k = 0; k < room; k++) {
      add(10 + k);
    }
  }

  /** Checks that no thread holds the lock, the invariants hold, and all armed timers fire. */
  private void assertSound(int armed) {
    pp.lock();
    pp.unlock();
    assertNull(HeapChecks.fault(pp));
    assertEquals(armed, pp.armedTimers());
    int before = fired.get();
    TimerReaders.checkTimers(pp, true, Long.MAX_VALUE - 1, result);
    assertEquals(armed, fired.get() - before);
    assertNull(HeapChecks.fault(pp));
  }

  @Test
  void arm_ofANewTimerWithoutMemory_throwsAndLeavesItAsItWas() {
    fill();
    int armed = pp.armedTimers();
    RuntimeTimer t = new RuntimeTimer();
    for (int k = 0; k < 3; k++) {
      assertThrows(
          OutOfMemoryError.class,
          () -> TimerProtocol.addtimer(pp, t, 5, 0, (arg, seq) -> fired.incrementAndGet(), "x", 7));
      assertThrows(
          OutOfMemoryError.class,
          () -> TimerProtocol.modtimer(pp, t, 5, 0, (arg, seq) -> fired.incrementAndGet(), "x", 7));
    }
    assertEquals(TimerStatus.NO_STATUS, t.status());
    assertEquals(0, t.seq);
    assertNull(t.arg);
    assertNull(t.pp);
    heap.poor = false;
    TimerProtocol.addtimer(pp, t, 5, 0, (arg, seq) -> fired.incrementAndGet(), "x", 7);
    assertSound(armed + 1);
  }

  @Test
  void arm_ofARemovedTimerWithoutMemory_throwsAndLeavesItAsItWas() {
    RuntimeTimer t = add(5);
    assertTrue(TimerProtocol.deltimer(t));
    pp.lock();
    TimerProtocol.cleantimers(pp);
    pp.unlock();
    assertEquals(TimerStatus.REMOVED, t.status());
    fill();
    int armed = pp.armedTimers();
    assertThrows(OutOfMemoryError.class, () -> host.reset(pp, t, 6));
    assertEquals(TimerStatus.REMOVED, t.status());
    assertEquals(5, t.when);
    assertFalse(TimerProtocol.deltimer(t));
    heap.poor = false;
    assertFalse(host.reset(pp, t, 6));
    assertSound(armed + 1);
  }

  @Test
  void callsOnArmedTimers_withoutMemory_needNone() {
    RuntimeTimer moved = add(100);
    RuntimeTimer stopped = add(200);
    fill();
    int armed = pp.armedTimers();
    assertTrue(host.reset(pp, moved, 3));
    assertTrue(TimerProtocol.deltimer(stopped));
    assertFalse(host.reset(pp, stopped, 1));
    pp.lock();
    TimerProtocol.adjusttimers(pp, 1_000);
    pp.unlock();
    assertSound(armed);
  }

  @Test
  void arms_ofManyThreadsWithLittleRoom_useAllOfItAndNoMore() throws Exception {
    for (int round = 0; round < 200; round++) {
      Poor small = new Poor();
      small.makeRoom(30);
      small.poor = true;
      int room = small.room();
      Processor shared = new Processor(0, new QuietHost(), small);
      AtomicInteger succeeded = new AtomicInteger();
      List<Throwable> faults = new ArrayList<>();
      CountDownLatch start = new CountDownLatch(1);
      Thread[] threads = new Thread[4];
      for (int i = 0; i < threads.length; i++) {
        threads[i] =
            new Thread(
                () -> {
                  try {
                    start.await();
                    for (int k = 0; k < 20; k++) {
                      arm(shared, succeeded, k);
                    }
                  } catch (Throwable e) {
                    synchronized (faults) {
                      faults.add(e);
                    }
                  }
                });
        threads[i].start();
      }
      start.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(List.of(), faults);
      // Two that ask for the last slot at once may both be refused; then the next one gets it.
      while (shared.armedTimers() < room) {
        arm(shared, succeeded, 1);
      }
      RuntimeTimer one = new RuntimeTimer();
      assertThrows(
          OutOfMemoryError.class,
          () -> TimerProtocol.addtimer(shared, one, 5, 0, (arg, seq) -> {}, null, 1));
      assertEquals(room, succeeded.get());
      assertNull(HeapChecks.fault(shared));
    }
  }

  private static void arm(Processor shared, AtomicInteger succeeded, int k) {
    RuntimeTimer t = new RuntimeTimer();
    try {
      TimerProtocol.addtimer(shared, t, 5 + k, 0, (arg, seq) -> {}, null, 1);
      succeeded.incrementAndGet();
      assertEquals(TimerStatus.WAITING, t.status());
    } catch (OutOfMemoryError e) {
      assertEquals(TimerStatus.NO_STATUS, t.status());
    }
  }

  @Test
  void moves_againAndAgain_takeNoMoreRoomThanTheTimersNeed() {
    Processor other = new Processor(1, host);
    for (int k = 0; k < 10; k++) {
      add(20 + k);
    }
    for (int k = 0; k < 1_000; k++) {
      pp.moveAllTo(other);
      other.moveAllTo(pp);
    }
    assertTrue(heap.room() <= 10, "room for " + heap.room() + " more");
    assertSound(10);
  }

  @Test
  void move_toAHeapWithoutMemory_throwsAndMovesNothing() {
    Processor other = new Processor(1, host);
    for (int k = 0; k < 10; k++) {
      host.add(other, 20 + k, 0, fired::incrementAndGet);
    }
    fill();
    int armed = pp.armedTimers();
    assertThrows(OutOfMemoryError.class, () -> other.moveAllTo(pp));
    assertEquals(10, other.armedTimers());
    heap.poor = false;
    other.moveAllTo(pp);
    assertEquals(0, other.armedTimers());
    assertSound(armed + 10);
  }
}

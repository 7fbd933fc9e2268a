package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.Eventually;
import dev.timerproof.runtime.core.Processor;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes of the number of processors that have to wait for each other, or for threads. */
@Timeout(120)
class ResizeTest {
  private final SteppedScheduler s = new SteppedScheduler(3, false);
  private final Processors processors = s.scheduler.processors;

  @AfterEach
  void allIsAsIfNothingHadBeen() {
    assertFalse(processors.lock.isLocked());
    assertFalse(processors.stopping());
    for (ProcessorState p : processors.all()) {
      assertFalse(preempted(p));
      assertFalse(p.waits);
    }
    s.started.forEach(s::release);
    assertTrue(processors.isIdle(), "the count of those that run is right");
    assertEquals(processors.count(), processors.idleCount());
  }

  private static boolean preempted(ProcessorState p) {
    try {
      Field preempt = Processor.class.getDeclaredField("preempt");
      preempt.setAccessible(true);
      return preempt.getBoolean(p.core);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no such field", e);
    }
  }

  private Worker busy() {
    Worker worker = s.start();
    worker.stopSpinning();
    return worker;
  }

  /** Changes the number on a thread of its own; returns when that waits. */
  private Thread waitingResize(int wanted, @Nullable Worker self) throws InterruptedException {
    Thread thread = new Thread(() -> processors.resize(wanted, self));
    thread.setDaemon(true);
    thread.start();
    Eventually.holds("it waits", () -> thread.getState() == Thread.State.WAITING);
    return thread;
  }

  private static void awaitEnd(Thread thread) throws InterruptedException {
    thread.join(60_000);
    assertFalse(thread.isAlive(), "it has not ended");
  }

  @Test
  void resize_waitsUntilThreadsHaveGivenTheirProcessorsBack() throws Exception {
    Worker worker = busy();
    ProcessorState own = worker.proc();
    assertNotNull(own);
    assertFalse(processors.wants(own));
    Thread resize = waitingResize(2, null);
    assertTrue(processors.stopping());
    assertTrue(processors.wants(own));
    assertTrue(preempted(own), "it is to run no more timers");
    assertEquals(3, processors.count());
    s.release(worker);
    awaitEnd(resize);
    assertEquals(2, processors.count());
  }

  @Test
  void resize_byTheOnlyThreadWithAProcessor_waitsForNobody() {
    Worker worker = busy();
    ProcessorState own = worker.proc();
    processors.resize(5, worker);
    assertEquals(5, processors.count());
    assertEquals(own, worker.proc());
    assertFalse(processors.isIdle());
    assertEquals(4, processors.idleCount());
  }

  @Test
  void resize_byTheThreadThatAnotherWaitsFor_comesAfterThat() throws Exception {
    Worker worker = busy();
    Thread first = waitingResize(2, null);
    processors.resize(4, worker);
    awaitEnd(first);
    assertEquals(4, processors.count());
  }

  @Test
  void resize_duringAnother_stopsTheThreadsAnew() throws Exception {
    Worker self = busy();
    Worker other = busy();
    Thread first = waitingResize(4, self);
    ProcessorState own = self.proc();
    assertNotNull(own);
    assertTrue(own.waits);
    Thread second = waitingResize(2, null);
    s.release(other);
    awaitEnd(first);
    Eventually.holds("the second has its turn", processors::stopping);
    assertEquals(4, processors.count());
    assertTrue(processors.wants(own));
    s.release(self);
    awaitEnd(second);
    assertEquals(2, processors.count());
  }

  @Test
  void resize_thatBeginsAsAnotherGoesOn_isWokenUpByThat() throws Exception {
    Worker worker = busy();
    Thread first = waitingResize(4, null);
    Thread second =
        new Thread(
            () -> {
              // The first is told to go on, but cannot before this one waits.
              processors.lock.lock();
              try {
                processors.release(worker);
                processors.resize(2, null);
              } finally {
                processors.lock.unlock();
              }
            });
    second.setDaemon(true);
    second.start();
    awaitEnd(first);
    awaitEnd(second);
    assertEquals(2, processors.count());
  }
}

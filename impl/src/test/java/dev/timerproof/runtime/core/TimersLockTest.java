package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimersLockTest {
  private final TimersLock lock = new TimersLock();
  private int counter;

  @Test
  void lock_manyThreads_excludesThem() throws InterruptedException {
    int threads = 4 * Runtime.getRuntime().availableProcessors();
    int rounds = 20_000;
    List<Thread> all = new ArrayList<>();
    for (int k = 0; k < threads; k++) {
      Thread t =
          new Thread(
              () -> {
                for (int n = 0; n < rounds; n++) {
                  lock.lock();
                  counter++;
                  lock.unlock();
                }
              });
      t.start();
      all.add(t);
    }
    for (Thread t : all) {
      t.join();
    }
    assertEquals(threads * rounds, counter);
  }

  @Test
  void lock_interruptedWhileItWaits_keepsTheInterrupt() throws InterruptedException {
    boolean[] interrupted = new boolean[1];
    lock.lock();
    Thread waiter =
        new Thread(
            () -> {
              lock.lock();
              interrupted[0] = Thread.currentThread().isInterrupted();
              lock.unlock();
            });
    waiter.start();
    waiter.interrupt();
    Thread.sleep(20);
    assertTrue(waiter.isAlive());
    lock.unlock();
    waiter.join();
    assertTrue(interrupted[0]);
  }

  @Test
  void lock_takenTwiceByOneThread_isAnError() {
    lock.lock();
    assertThrows(AssertionError.class, lock::lock);
    lock.unlock();
    assertFalse(lock.isHeldByCurrentThread());
    assertThrows(AssertionError.class, lock::unlock);
  }
}

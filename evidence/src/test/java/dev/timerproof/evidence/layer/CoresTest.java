package dev.timerproof.evidence.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void take_beyondWhatIsFree_waitsUntilSomeAreGivenBack() throws Exception {
    Cores cores = Cores.of(2);
    Cores.Taken one = cores.take(1);
    var got = new AtomicInteger();
    var done = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              try (Cores.Taken all = cores.take(2)) {
                got.set(all.number());
                done.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    other.start();
    while (other.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(0, got.get());
    one.close();
    assertTrue(done.await(60, TimeUnit.SECONDS), "it still waits");
    assertEquals(2, got.get());
    other.join();
  }

  @Test
  void take_ofMoreThanThereAre_takesThemAll() throws Exception {
    try (Cores.Taken all = Cores.of(2).take(5)) {
      assertEquals(2, all.number());
    }
  }

  @Test
  void takeIdle_takesWhatIsFreeAndDoesNotWait() throws Exception {
    Cores cores = Cores.of(3);
    try (Cores.Taken two = cores.take(2)) {
      assertEquals(2, two.number());
      Cores.Taken idle = cores.takeIdle(2);
      assertEquals(1, idle.number());
      idle.close();
      idle.close();
    }
    // Closing twice gives the cores back only once.
    assertEquals(3, cores.takeIdle(9).number());
  }

  @Test
  void cores_fewerThanOne_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> Cores.of(0));
    assertTrue(Cores.ofThisMachine().count() >= 1);
  }
}

package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NoAllocationTest {
  private static final int ROUNDS = 20_000;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final FakeHost host = new FakeHost();
  private final Processor pp = new Processor(0, new QuietHost());
  private final CheckedTimers result = new CheckedTimers();

  private long allocatedBy(Runnable work) {
    work.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void resetAndStop_ofAPendingTimer_allocateNothing() {
    RuntimeTimer t = host.add(pp, 1_000, 0, () -> {});
    long bytes =
        allocatedBy(
            () -> {
              for (int k = 0; k < ROUNDS; k++) {
                host.reset(pp, t, 2_000 + k);
                host.reset(pp, t, 500);
                assertTrue(TimerProtocol.deltimer(t));
                host.reset(pp, t, 1_000);
              }
            });
    assertTrue(bytes < ROUNDS, () -> bytes + " bytes in " + ROUNDS + " rounds");
  }

  @Test
  void armAndFire_ofOneTimer_allocateNothing() {
    RuntimeTimer t = host.add(pp, 1, 0, () -> {});
    long bytes =
        allocatedBy(
            () -> {
              for (int k = 0; k < ROUNDS; k++) {
                TimerReaders.checkTimers(pp, true, 10, result);
                host.reset(pp, t, 5);
              }
            });
    assertTrue(bytes < ROUNDS, () -> bytes + " bytes in " + ROUNDS + " rounds");
    assertEquals(1, pp.numTimers());
  }

  @Test
  void measurement_ofWorkThatAllocates_seesIt() {
    AtomicReference<byte[]> sink = new AtomicReference<>();
    long bytes =
        allocatedBy(
            () -> {
              for (int k = 0; k < ROUNDS; k++) {
                sink.set(new byte[8]);
              }
            });
    assertTrue(bytes >= 8L * ROUNDS, () -> bytes + " bytes");
  }
}

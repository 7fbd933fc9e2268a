package dev.timerproof.runtime.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.Eventually;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ParkingPollerTest {
  private static final long LONG_NS = TimeUnit.HOURS.toNanos(1);

  private final ParkingPoller poller = new ParkingPoller();

  private Thread sleeper(long delayNanos) {
    Thread sleeper = new Thread(() -> poller.poll(delayNanos, task -> {}));
    sleeper.start();
    return sleeper;
  }

  private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
    Eventually.holds(
        state + " is reached",
        () -> thread.getState() == state || thread.getState() == Thread.State.TERMINATED);
    assertTrue(thread.isAlive(), "the thread has not slept");
  }

  /** A thread that looks at the clock again and again would be running. */
  @Test
  void threadThatWaits_parksUntilAWakeup() throws Exception {
    Thread forEver = sleeper(-1);
    awaitState(forEver, Thread.State.WAITING);
    poller.wakeup();
    forEver.join();
    Thread forLong = sleeper(LONG_NS);
    awaitState(forLong, Thread.State.TIMED_WAITING);
    poller.wakeup();
    forLong.join();
  }

  @Test
  void threadThatIsInterrupted_sleepsOn() throws Exception {
    Thread sleeper = sleeper(LONG_NS);
    awaitState(sleeper, Thread.State.TIMED_WAITING);
    sleeper.interrupt();
    Eventually.holds("it has seen the interrupt", () -> !sleeper.isInterrupted());
    awaitState(sleeper, Thread.State.TIMED_WAITING);
    poller.wakeup();
    sleeper.join();
  }

  @Test
  void withoutANetwork_nobodyWaitsForChannels() {
    assertFalse(poller.hasWaiters());
  }
}

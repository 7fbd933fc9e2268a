package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrowingCallbackTest {
  private final FakeHost host = new FakeHost();
  private final Processor pp = new Processor(0, host);
  private final CheckedTimers result = new CheckedTimers();
  private final List<String> fired = new ArrayList<>();

  @Test
  void oneShot_thatThrows_isReportedAndTheOthersRun() {
    IllegalStateException failure = new IllegalStateException("planned");
    RuntimeTimer bad =
        host.add(
            pp,
            5,
            0,
            () -> {
              throw failure;
            });
    host.add(pp, 6, 0, () -> fired.add("after"));
    TimerReaders.checkTimers(pp, true, 9, result);
    assertEquals(List.of("after"), fired);
    assertSame(failure, host.failures.get(0));
    assertEquals(TimerStatus.NO_STATUS, bad.status());
    assertFalse(pp.isLockedByCurrentThread());
  }

  @Test
  void periodic_thatThrowsAnError_staysArmed() {
    RuntimeTimer bad =
        host.add(
            pp,
            5,
            10,
            () -> {
              throw new StackOverflowError("planned");
            });
    TimerReaders.checkTimers(pp, true, 9, result);
    assertEquals(15, result.pollUntil());
    TimerReaders.checkTimers(pp, true, 16, result);
    assertEquals(2, host.failures.size());
    assertEquals(TimerStatus.WAITING, bad.status());
    assertFalse(pp.isLockedByCurrentThread());
  }

  @Test
  void host_thatThrowsToo_breaksNothing() {
    TimerHost throwing =
        new TimerHost() {
          @Override
          public long nanotime() {
            return 1;
          }

          @Override
          public void wakeNetPoller(long when) {}

          @Override
          public void callbackFailed(RuntimeTimer t, Throwable failure) {
            throw new IllegalStateException("the host fails as well");
          }
        };
    Processor broken = new Processor(0, throwing);
    host.add(
        broken,
        5,
        0,
        () -> {
          throw new IllegalStateException("planned");
        });
    host.add(broken, 6, 0, () -> fired.add("after"));
    TimerReaders.checkTimers(broken, true, 9, result);
    assertEquals(List.of("after"), fired);
    assertFalse(broken.isLockedByCurrentThread());
  }

  @Test
  void callback_thatArmsItsTimerAgain_firesAgain() {
    RuntimeTimer[] self = new RuntimeTimer[1];
    self[0] =
        host.add(
            pp,
            5,
            0,
            () -> {
              fired.add("self");
              if (fired.size() < 3) {
                host.reset(pp, self[0], 6);
              }
            });
    TimerReaders.checkTimers(pp, true, 9, result);
    assertEquals(3, fired.size());
  }

  @Test
  void checkTimers_thatMeetsABrokenTimer_releasesTheLock() {
    RuntimeTimer t = host.add(pp, 5, 0, () -> {});
    t.store(TimerStatus.REMOVED);
    assertThrows(IllegalStateException.class, () -> TimerReaders.checkTimers(pp, true, 9, result));
    assertFalse(pp.isLockedByCurrentThread());
  }
}

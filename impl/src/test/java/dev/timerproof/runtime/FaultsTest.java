package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.net.NetPoller;
import dev.timerproof.runtime.net.ParkingPoller;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A failure in one place harms no other timer. */
class FaultsTest {
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

  private TimerRuntime build() {
    return TimerRuntime.builder()
        .processors(2)
        .errorHandler((source, failure) -> failures.add(failure))
        .build();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(60, TimeUnit.SECONDS));
  }

  @Test
  void rawCallback_thatThrowsAnError_isReportedAndThePeriodGoesOn() throws Exception {
    TimerRuntime runtime = build();
    CountDownLatch calls = new CountDownLatch(3);
    StackOverflowError planned = new StackOverflowError("planned");
    RawTimer periodic =
        runtime.newRawTimer(
            (arg, seq, deadline) -> {
              calls.countDown();
              throw planned;
            },
            null);
    periodic.armPeriodic(1_000, 1_000_000);
    await(calls);
    assertTrue(periodic.stop());
    assertSame(planned, failures.poll(60, TimeUnit.SECONDS));
    runtime.close();
    assertTrue(runtime.counters().failed() >= 3);
  }

  @SuppressWarnings("InfiniteRecursion") // Recurses until the stack overflows.
  private static int endless(int depth) {
    return endless(depth + 1) + 1;
  }

  @Test
  void callbackAndFunction_whoseStackEnds_areReportedAndOthersFire() throws Exception {
    TimerRuntime runtime = build();
    runtime.newRawTimer((arg, seq, deadline) -> endless(0), null).armAfter(0);
    runtime.afterFunc(Duration.ZERO, () -> endless(0));
    for (int i = 0; i < 2; i++) {
      assertInstanceOf(StackOverflowError.class, failures.poll(60, TimeUnit.SECONDS));
    }
    CountDownLatch fired = new CountDownLatch(2);
    runtime.newRawTimer((arg, seq, deadline) -> fired.countDown(), null).armAfter(1);
    runtime.afterFunc(Duration.ZERO, fired::countDown);
    await(fired);
    runtime.close();
  }

  @Test
  void errorHandler_thatThrowsToo_harmsNothing() throws Exception {
    TimerRuntime runtime =
        TimerRuntime.builder()
            .processors(1)
            .errorHandler(
                (source, failure) -> {
                  throw new IllegalStateException("the handler fails as well");
                })
            .build();
    CountDownLatch fired = new CountDownLatch(1);
    runtime
        .newRawTimer(
            (arg, seq, deadline) -> {
              throw new IllegalStateException("planned");
            },
            null)
        .armAfter(0);
    runtime.newRawTimer((arg, seq, deadline) -> fired.countDown(), null).armAfter(1_000_000);
    await(fired);
    runtime.close();
  }

  @Test
  void executor_thatRejects_isReportedAndHarmsNoOtherTimer() throws Exception {
    TimerRuntime runtime =
        TimerRuntime.builder()
            .processors(1)
            .executor(
                task -> {
                  throw new RejectedExecutionException("planned");
                })
            .errorHandler((source, failure) -> failures.add(failure))
            .build();
    runtime.afterFunc(Duration.ZERO, () -> {});
    Throwable failure = failures.poll(60, TimeUnit.SECONDS);
    assertEquals("planned", failure == null ? "nothing" : failure.getMessage());
    CountDownLatch fired = new CountDownLatch(1);
    runtime.newRawTimer((arg, seq, deadline) -> fired.countDown(), null).armAfter(1);
    await(fired);
    runtime.close();
  }

  /** A poller that throws the first times that a thread sleeps in it. */
  private static final class Failing implements NetPoller {
    private final ParkingPoller parking = new ParkingPoller();
    final AtomicInteger left = new AtomicInteger(3);

    @Override
    public void poll(long delayNanos, Consumer<Runnable> ready) {
      if (left.getAndDecrement() > 0) {
        throw new InternalError("planned");
      }
      parking.poll(delayNanos, ready);
    }

    @Override
    public void wakeup() {
      parking.wakeup();
    }

    @Override
    public boolean hasWaiters() {
      return false;
    }

    @Override
    public Registration register(SelectableChannel channel, Listener listener) throws IOException {
      return parking.register(channel, listener);
    }
  }

  @Test
  void worker_whoseLoopThrows_isReportedAndGoesOn() throws Exception {
    Failing poller = new Failing();
    TimerRuntime runtime =
        TimerRuntime.builder()
            .processors(2)
            .netPoller(poller)
            .errorHandler((source, failure) -> failures.add(failure))
            .build();
    Timer later = runtime.newTimer(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      Throwable failure = failures.poll(60, TimeUnit.SECONDS);
      assertEquals("planned", failure == null ? "nothing" : failure.getMessage());
    }
    CountDownLatch fired = new CountDownLatch(1);
    runtime.newRawTimer((arg, seq, deadline) -> fired.countDown(), null).armAfter(1);
    await(fired);
    assertTrue(runtime.counters().threads() <= 3, runtime.counters().toString());
    assertTrue(later.stop());
    runtime.close();
    assertTrue(failures.isEmpty());
  }

  private static final TimerCallback FAILING =
      (arg, seq, deadline) -> {
        throw new IllegalStateException("planned " + arg);
      };

  private static void armHere(RawTimer timer) {
    timer.armAfter(1);
  }

  @Test
  void armingSite_ifAskedFor_isToldWithTheFailure() throws Exception {
    TimerRuntime runtime =
        TimerRuntime.builder()
            .processors(1)
            .armingSites()
            .errorHandler((source, failure) -> failures.add(failure))
            .build();
    RawTimer raw = runtime.newRawTimer(FAILING, "argument");
    raw.armAfter(Duration.ofHours(1).toNanos());
    assertEquals("argument", runtime.pending().get(0).arg());
    armHere(raw);
    Throwable failure = failures.poll(60, TimeUnit.SECONDS);
    assertEquals("planned argument", failure == null ? "nothing" : failure.getMessage());
    assertEquals("armHere", topOfSite(failure));
    runtime.afterFunc(
        Duration.ZERO,
        () -> {
          throw new IllegalStateException("planned too");
        });
    failure = failures.poll(60, TimeUnit.SECONDS);
    assertEquals("planned too", failure == null ? "nothing" : failure.getMessage());
    assertEquals("armingSite_ifAskedFor_isToldWithTheFailure", topOfSite(failure));
    runtime.close();
  }

  private static String topOfSite(@Nullable Throwable failure) {
    Throwable[] suppressed = failure == null ? new Throwable[0] : failure.getSuppressed();
    assertEquals(1, suppressed.length);
    assertEquals("the timer was armed here", suppressed[0].getMessage());
    return suppressed[0].getStackTrace()[0].getMethodName();
  }

  @Test
  void armingSite_ofTheSameFailureAgainAndAgain_isAddedOnce() throws Exception {
    TimerRuntime runtime =
        TimerRuntime.builder()
            .processors(1)
            .armingSites()
            .errorHandler((source, failure) -> failures.add(failure))
            .build();
    IllegalStateException same = new IllegalStateException("planned");
    RawTimer periodic =
        runtime.newRawTimer(
            (arg, seq, deadline) -> {
              throw same;
            },
            null);
    periodic.armPeriodic(1, 1_000_000);
    for (int i = 0; i < 3; i++) {
      assertSame(same, failures.poll(60, TimeUnit.SECONDS));
    }
    assertTrue(periodic.stop());
    runtime.close();
    assertEquals(1, same.getSuppressed().length);
  }

  @Test
  void armingSite_byDefault_isNotNoted() throws Exception {
    TimerRuntime runtime = build();
    armHere(runtime.newRawTimer(FAILING, null));
    Throwable failure = failures.poll(60, TimeUnit.SECONDS);
    assertEquals(0, failure == null ? -1 : failure.getSuppressed().length);
    runtime.close();
  }

  @Test
  void interruptedReader_ofATimer_losesNoValueAndLeavesTheTimerArmed() throws Exception {
    TimerRuntime runtime = build();
    Timer timer = runtime.newTimer(Duration.ofHours(1));
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              try {
                timer.channel().receive();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            });
    reader.start();
    reader.interrupt();
    await(interrupted);
    reader.join();
    assertTrue(timer.reset(Duration.ofMillis(1)), "it was armed still");
    assertTrue(timer.channel().poll(Duration.ofSeconds(60)).isPresent());
    runtime.close();
  }
}

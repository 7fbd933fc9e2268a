package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Arms at the same time as a shutdown: each has one outcome, and no refused arm has undone another
 * one.
 */
@Timeout(120)
class ShutdownRaceTest {
  private static final int ROUNDS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A thread that arms and stops one timer until it is refused, and the outcomes of its arms. */
  private abstract static class Client extends Thread {
    final AtomicLong fired = new AtomicLong();
    final CountDownLatch some = new CountDownLatch(10);
    long arms;
    long ended;

    /** Arms the timer; returns whether an earlier arm was replaced. */
    abstract boolean arm(long delayNanos);

    abstract boolean stopTimer();

    abstract Object timer();

    @Override
    public void run() {
      try {
        while (true) {
          boolean soon = ThreadLocalRandom.current().nextBoolean();
          boolean replaced = arm(soon ? 1_000 : TimeUnit.HOURS.toNanos(1));
          arms++;
          ended += replaced ? 1 : 0;
          if (ThreadLocalRandom.current().nextInt(3) == 0) {
            ended += stopTimer() ? 1 : 0;
          }
          some.countDown();
        }
      } catch (RejectedExecutionException shutDown) {
        some.countDown();
      }
    }
  }

  private static final class RawClient extends Client {
    private final RawTimer timer;

    RawClient(TimerRuntime runtime) {
      timer = runtime.newRawTimer((arg, seq, deadline) -> fired.incrementAndGet(), null);
    }

    @Override
    boolean arm(long delayNanos) {
      return timer.armAfter(delayNanos);
    }

    @Override
    boolean stopTimer() {
      return timer.stop();
    }

    @Override
    Object timer() {
      return timer;
    }
  }

  private static final class FunctionClient extends Client {
    private final Timer timer;

    FunctionClient(TimerRuntime runtime) {
      timer = runtime.afterFunc(Duration.ofDays(1), fired::incrementAndGet);
      arms++;
    }

    @Override
    boolean arm(long delayNanos) {
      return timer.reset(Duration.ofNanos(delayNanos));
    }

    @Override
    boolean stopTimer() {
      return timer.stop();
    }

    @Override
    Object timer() {
      return timer;
    }
  }

  private static List<Client> started(TimerRuntime runtime) throws InterruptedException {
    List<Client> clients = List.of(new RawClient(runtime), new FunctionClient(runtime));
    clients.forEach(Thread::start);
    for (Client client : clients) {
      client.some.await();
    }
    return clients;
  }

  private static void expectOneOutcomeEach(
      List<Client> clients, List<PendingTimer> listed, int round) {
    for (Client client : clients) {
      long left = listed.stream().filter(p -> p.timer() == client.timer()).count();
      assertEquals(
          client.arms,
          client.ended + client.fired.get() + left,
          "round " + round + " of " + client.getClass().getSimpleName());
    }
  }

  @Test
  void arms_besideShutdownNow_haveOneOutcomeEach() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      TimerRuntime runtime = TimerRuntime.builder().processors(2).executor(Runnable::run).build();
      List<Client> clients = started(runtime);
      List<PendingTimer> listed = runtime.shutdownNow();
      for (Client client : clients) {
        client.join();
      }
      assertTrue(runtime.awaitTermination(PATIENCE));
      expectOneOutcomeEach(clients, listed, round);
    }
  }

  @Test
  void arms_besideShutdown_haveOneOutcomeEachAndTheLastOneStays() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      TimerRuntime runtime = TimerRuntime.builder().processors(2).executor(Runnable::run).build();
      RawTimer keeps = runtime.newRawTimer((arg, seq, deadline) -> {}, null);
      keeps.armAfter(TimeUnit.DAYS.toNanos(1));
      List<Client> clients = started(runtime);
      runtime.shutdown();
      for (Client client : clients) {
        client.join();
      }
      assertThrows(RejectedExecutionException.class, () -> keeps.armAfter(1));
      // Timers armed for now fire; timers armed for later stay until they are stopped.
      List<PendingTimer> listed = new ArrayList<>(runtime.shutdownNow());
      assertTrue(runtime.awaitTermination(PATIENCE));
      expectOneOutcomeEach(clients, listed, round);
      assertTrue(listed.removeIf(p -> p.timer() == keeps), "a refused arm took an old one away");
    }
  }

  @Test
  void periodicTimers_besideShutdown_endAndKeepNothingAlive() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      TimerRuntime runtime = TimerRuntime.builder().processors(2).build();
      CountDownLatch some = new CountDownLatch(10);
      Thread client =
          new Thread(
              () -> {
                try {
                  while (true) {
                    runtime.tick(Duration.ofHours(1));
                    runtime.newRawTimer((arg, seq, deadline) -> {}, null).armAfter(Long.MAX_VALUE);
                    some.countDown();
                  }
                } catch (RejectedExecutionException shutDown) {
                  some.countDown();
                }
              });
      client.start();
      some.await();
      runtime.shutdown();
      client.join();
      assertTrue(runtime.awaitTermination(PATIENCE), "round " + round);
      assertEquals(List.of(), runtime.pending());
    }
  }

  @Test
  void sleepers_besideShutdownNow_allWakeUp() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      TimerRuntime runtime = TimerRuntime.builder().processors(2).build();
      Map<String, Integer> ends = new ConcurrentHashMap<>();
      CountDownLatch some = new CountDownLatch(10);
      AtomicInteger sleeps = new AtomicInteger();
      Thread[] sleepers = new Thread[4];
      for (int i = 0; i < sleepers.length; i++) {
        boolean longer = i % 2 == 0;
        sleepers[i] =
            new Thread(
                () -> {
                  try {
                    while (true) {
                      some.countDown();
                      sleeps.incrementAndGet();
                      runtime.sleep(longer ? PATIENCE.multipliedBy(60) : Duration.ofNanos(1_000));
                      ends.merge("slept", 1, Integer::sum);
                    }
                  } catch (RejectedExecutionException | CancellationException e) {
                    ends.merge("refused", 1, Integer::sum);
                  } catch (InterruptedException e) {
                    ends.merge("interrupted", 1, Integer::sum);
                  }
                });
        sleepers[i].start();
      }
      some.await();
      runtime.shutdownNow();
      for (Thread sleeper : sleepers) {
        sleeper.join();
      }
      assertEquals(sleepers.length, ends.get("refused"));
      assertEquals(sleeps.get(), ends.values().stream().mapToInt(n -> n).sum());
    }
  }

  @Test
  void sleep_beyondTheEndOfTime_endsWithShutdown() throws Exception {
    VirtualClock clock = new VirtualClock();
    TimerRuntime runtime = TimerRuntime.builder().clock(clock).build();
    List<Throwable> ends = Collections.synchronizedList(new ArrayList<>());
    Thread sleeper =
        new Thread(
            () -> {
              try {
                runtime.sleep(Duration.ofSeconds(Long.MAX_VALUE));
              } catch (CancellationException | InterruptedException e) {
                ends.add(e);
              }
            });
    sleeper.start();
    Eventually.holds("it sleeps", () -> !runtime.pending().isEmpty());
    runtime.shutdown();
    sleeper.join();
    assertEquals(CancellationException.class, ends.get(0).getClass());
  }

  @Test
  void close_calledByACallback_throwsInsteadOfWaitingForItself() throws Exception {
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch three = new CountDownLatch(3);
    TimerRuntime runtime =
        TimerRuntime.builder()
            .errorHandler(
                (source, failure) -> {
                  failures.add(failure);
                  three.countDown();
                })
            .build();
    VirtualClock clock = new VirtualClock();
    TimerRuntime virtual =
        TimerRuntime.builder()
            .clock(clock)
            .errorHandler(
                (source, failure) -> {
                  failures.add(failure);
                  three.countDown();
                })
            .build();
    runtime.newRawTimer((arg, seq, deadline) -> runtime.close(), null).armAfter(0);
    runtime.afterFunc(Duration.ZERO, runtime::close);
    virtual.afterFunc(Duration.ZERO, virtual::close);
    clock.advance(Duration.ZERO);
    three.await();
    failures.forEach(e -> assertEquals(IllegalStateException.class, e.getClass(), e.toString()));
    runtime.close();
    virtual.close();
    assertTrue(runtime.isTerminated() && virtual.isTerminated());
  }

  @Test
  void close_calledByAFunctionOfAnotherRuntime_waitsAsAlways() throws Exception {
    try (TimerRuntime one = TimerRuntime.builder().build()) {
      TimerRuntime other = TimerRuntime.builder().build();
      CountDownLatch closed = new CountDownLatch(1);
      one.afterFunc(
          Duration.ZERO,
          () -> {
            other.close();
            closed.countDown();
          });
      closed.await();
      assertTrue(other.isTerminated());
    }
  }
}

package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A change that a caller or callback makes to a thread is not visible to any other callback. */
@Timeout(120)
@SuppressWarnings("ThreadPriorityCheck") // A priority is what must not leak.
class IsolationTest {
  private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();

  /** Changes everything that a callback can change of its thread. */
  private static void spoil(URLClassLoader loader) {
    Thread.currentThread().interrupt();
    Thread.currentThread().setContextClassLoader(loader);
    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
  }

  private static List<Object> state() {
    Thread thread = Thread.currentThread();
    return List.of(
        thread.isInterrupted(),
        thread.getContextClassLoader(),
        thread.getPriority(),
        String.valueOf(INHERITED.get()),
        String.valueOf(thread.getThreadGroup() == null ? null : "a group"));
  }

  private static final List<Object> CLEAN =
      List.of(false, ClassLoader.getSystemClassLoader(), Thread.NORM_PRIORITY, "null", "a group");

  /** Uses a runtime on a thread whose state must not be inherited. */
  private static void onSpoiltThread(URLClassLoader loader, Runnable use) throws Exception {
    Thread caller =
        new Thread(
            () -> {
              INHERITED.set("inherited");
              use.run();
            });
    caller.setContextClassLoader(loader);
    caller.setPriority(Thread.MIN_PRIORITY);
    caller.start();
    caller.join();
  }

  @Test
  void callbacks_onTheSchedulersThread_findItAsItWas() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[0], null);
        TimerRuntime runtime = TimerRuntime.builder().processors(1).build()) {
      List<List<Object>> seen = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch done = new CountDownLatch(50);
      onSpoiltThread(
          loader,
          () -> {
            long due = runtime.now() + 5_000_000;
            for (int i = 0; i < 50; i++) {
              runtime
                  .newRawTimer(
                      (arg, seq, deadline) -> {
                        seen.add(state());
                        spoil(loader);
                        done.countDown();
                      },
                      null)
                  .armAt(due + i % 2);
            }
          });
      done.await();
      assertEquals(Collections.nCopies(50, CLEAN), seen);
    }
  }

  @Test
  void functions_onThreadsOfTheRuntime_inheritNothingAndFindThemAsTheyWere() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[0], null);
        TimerRuntime runtime = TimerRuntime.builder().nonDaemonThreads().build()) {
      TimerExecutorService executor = runtime.asScheduledExecutorService();
      List<List<Object>> seen = Collections.synchronizedList(new ArrayList<>());
      for (int i = 0; i < 5; i++) {
        CountDownLatch done = new CountDownLatch(1);
        onSpoiltThread(
            loader,
            () ->
                executor.execute(
                    () -> {
                      seen.add(state());
                      assertFalse(Thread.currentThread().isDaemon());
                      spoil(loader);
                      done.countDown();
                    }));
        done.await();
      }
      executor.shutdown();
      assertTrue(executor.awaitTermination(60, TimeUnit.SECONDS));
      assertEquals(Collections.nCopies(5, CLEAN), seen);
    }
  }

  @Test
  void functions_onThreadsOfTheRuntimeByDefault_inheritNothing() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[0], null);
        TimerRuntime runtime = TimerRuntime.builder().build()) {
      List<Object> seen = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch done = new CountDownLatch(1);
      onSpoiltThread(
          loader,
          () ->
              runtime
                  .asScheduledExecutorService()
                  .execute(
                      () -> {
                        seen.add(Thread.currentThread().getContextClassLoader());
                        seen.add(String.valueOf(INHERITED.get()));
                        done.countDown();
                      }));
      done.await();
      assertEquals(List.of(ClassLoader.getSystemClassLoader(), "null"), seen);
    }
  }

  @Test
  void poll_byAnInterruptedThread_leavesItInterruptedAndCallbacksAlone() throws Exception {
    TimerRuntime runtime = TimerRuntime.builder().singleThreaded().build();
    List<Boolean> seen = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      runtime
          .newRawTimer(
              (arg, seq, deadline) -> {
                seen.add(Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
              },
              null)
          .armAt(1);
    }
    assertEquals(1, runtime.poll(runtime.now(), 1));
    assertFalse(Thread.interrupted());
    Thread.currentThread().interrupt();
    assertEquals(1, runtime.poll(runtime.now(), 1));
    assertTrue(Thread.interrupted());
    assertEquals(List.of(false, false), seen);
    runtime.close();
  }

  @Test
  void stopOfATimer_onceItWasClearedAway_letsGoOfIt() throws Exception {
    try (TimerRuntime runtime = TimerRuntime.builder().processors(1).build()) {
      AtomicInteger calls = new AtomicInteger();
      WeakReference<Object> argument = armedAndStopped(runtime, calls);
      // Arming clears stopped timers away once they are more than 64 and more than a quarter.
      for (int i = 0; i < 200; i++) {
        RawTimer other = runtime.newRawTimer((arg, seq, d) -> calls.incrementAndGet(), null);
        other.armAfter(TimeUnit.HOURS.toNanos(1));
        other.stop();
      }
      awaitCollected(argument);
    }
  }

  /**
   * Waits until an object is collected, even if a slow thread has held a reference to it for a
   * while.
   */
  private static void awaitCollected(WeakReference<?> reference) throws InterruptedException {
    Eventually.holds(
        "it is not collected",
        () -> {
          System.gc();
          return reference.get() == null;
        });
  }

  private static WeakReference<Object> armedAndStopped(TimerRuntime runtime, AtomicInteger calls) {
    Object argument = new Object();
    RawTimer timer = runtime.newRawTimer((arg, seq, d) -> calls.incrementAndGet(), argument);
    timer.armAfter(TimeUnit.HOURS.toNanos(1));
    assertTrue(timer.stop());
    return new WeakReference<>(argument);
  }

  @Test
  void runtime_withoutTimers_isCollected() throws Exception {
    TimerRuntime runtime = TimerRuntime.builder().build();
    assertNotNull(runtime.asScheduledExecutorService());
    WeakReference<TimerRuntime> dropped = new WeakReference<>(runtime);
    assertSame(runtime, dropped.get());
    runtime = null;
    awaitCollected(dropped);
  }

  @Test
  void contextClassLoader_ofTheFirstCaller_isCollected() throws Exception {
    try (TimerRuntime runtime = TimerRuntime.builder().build()) {
      URLClassLoader loader = new URLClassLoader(new URL[0], null);
      WeakReference<ClassLoader> dropped = new WeakReference<>(loader);
      onSpoiltThread(
          loader,
          () -> {
            try {
              runtime.sleep(Duration.ofMillis(1));
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      loader.close();
      loader = null;
      awaitCollected(dropped);
    }
  }
}

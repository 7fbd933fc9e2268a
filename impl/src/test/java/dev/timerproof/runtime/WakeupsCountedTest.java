package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.net.NetChannel;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counts the wake-ups of a runtime, so that needless ones are noticed without measuring time. */
@Timeout(120)
class WakeupsCountedTest {
  private static final int TIMERS = 100;

  /**
   * The most wake-ups for each timer: several, to run it, to go on sleeping, and to look for more
   * work.
   */
  private static final long PER_TIMER = 6;

  private static long wakeupsFor(TimerRuntime runtime, Duration delay) throws Exception {
    runtime.newTimer(Duration.ZERO).channel().receive();
    long before = runtime.counters().wakeups();
    for (int i = 0; i < TIMERS; i++) {
      runtime.newTimer(delay).channel().receive();
    }
    return runtime.counters().wakeups() - before;
  }

  @Test
  void sleepsBelowAMillisecond_takeFewWakeups() throws Exception {
    try (TimerRuntime runtime = TimerRuntime.builder().processors(1).build()) {
      long wakeups = wakeupsFor(runtime, Duration.ofNanos(900_000));
      assertTrue(wakeups <= TIMERS * PER_TIMER, "wake-ups: " + wakeups);
    }
  }

  @Test
  void sleepsBelowAMillisecond_besideAChannel_takeFewWakeups() throws Exception {
    Pipe pipe = Pipe.open();
    try (TimerRuntime runtime = TimerRuntime.builder().processors(1).build();
        NetChannel channel = runtime.register(pipe.source(), c -> {})) {
      channel.wantRead();
      long wakeups = wakeupsFor(runtime, Duration.ofNanos(900_000));
      assertTrue(wakeups <= TIMERS * PER_TIMER, "wake-ups: " + wakeups);
    } finally {
      pipe.sink().close();
    }
  }

  @Test
  void laterTimers_whileAThreadSleeps_breakNoSleep() throws Exception {
    try (TimerRuntime runtime = TimerRuntime.builder().processors(1).build()) {
      runtime.newTimer(Duration.ZERO).channel().receive();
      RawTimer first = runtime.newRawTimer((arg, seq, deadline) -> {}, null);
      first.armAfter(Duration.ofHours(1).toNanos());
      long breaks = runtime.counters().breaks();
      for (int i = 0; i < TIMERS; i++) {
        runtime
            .newRawTimer((arg, seq, deadline) -> {}, null)
            .armAfter(Duration.ofHours(2).toNanos());
      }
      long more = runtime.counters().breaks() - breaks;
      assertTrue(more <= 1, "breaks: " + more);
      runtime.shutdownNow();
    }
  }

  /** A thread that spins instead of parking would always be seen running. */
  @Test
  void sleepsBelowAMillisecond_areSpentParked() throws Exception {
    for (boolean withChannel : new boolean[] {false, true}) {
      List<Thread> threads = new CopyOnWriteArrayList<>();
      Pipe pipe = Pipe.open();
      try (TimerRuntime runtime =
          TimerRuntime.builder()
              .processors(1)
              .threadFactory(
                  task -> {
                    Thread thread = new Thread(task);
                    thread.setDaemon(true);
                    threads.add(thread);
                    return thread;
                  })
              .build()) {
        if (withChannel) {
          runtime.register(pipe.source(), channel -> {}).wantRead();
        }
        RawTimer ticks = runtime.newRawTimer((arg, seq, deadline) -> {}, null);
        ticks.armPeriodic(900_000, 900_000);
        Eventually.holds(
            "no thread ever parks for a time",
            () -> threads.stream().anyMatch(t -> t.getState() == Thread.State.TIMED_WAITING));
      } finally {
        pipe.sink().close();
      }
    }
  }
}

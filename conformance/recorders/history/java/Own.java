import dev.timerproof.runtime.Timer;
import dev.timerproof.runtime.TimerRuntime;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Records what users see of the timers of this project: {@code java Own MILLIS > FILE}. */
final class Own {
  private final Recorder recorder = new Recorder();

  /** The arms of timers with a function that have had no outcome yet. */
  private final AtomicLong outstanding = new AtomicLong();

  public static void main(String[] args) throws Exception {
    new Own().run(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[0])));
  }

  private void run(long nanos) throws Exception {
    long end = System.nanoTime() + nanos;
    try (TimerRuntime runtime = TimerRuntime.builder().processors(2).build()) {
      CompletableFuture<?>[] users = new CompletableFuture<?>[3];
      for (int i = 0; i < users.length; i++) {
        Random random = new Random(i);
        boolean functions = i < 2;
        users[i] =
            CompletableFuture.runAsync(
                () -> {
                  while (System.nanoTime() < end) {
                    if (functions) {
                      function(runtime, random);
                    } else {
                      channel(runtime, random);
                    }
                  }
                },
                task -> new Thread(task).start());
      }
      CompletableFuture.allOf(users).get();
      for (int i = 0; outstanding.get() > 0 && i < 60_000; i++) {
        Thread.sleep(1);
      }
      recorder.write("timerproof, Java " + Runtime.version().feature(), "go1.22");
    }
  }

  /** Two threads stop and reset one timer that calls a function. */
  private void function(TimerRuntime runtime, Random random) {
    long number = recorder.timer();
    long delay = random.nextInt(2_000) * 1_000L;
    Runnable task = recorder.function(number, outstanding::decrementAndGet);
    outstanding.incrementAndGet();
    Timer timer =
        recorder.call(
            number,
            "start",
            Recorder.delay(delay),
            () -> runtime.afterFunc(Duration.ofNanos(delay), task));
    long seed = random.nextLong();
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> calls(number, timer, new Random(seed)), run -> new Thread(run).start());
    calls(number, timer, random);
    other.join();
  }

  private void calls(long number, Timer timer, Random random) {
    for (int i = 0; i < 4; i++) {
      pause(random.nextInt(1_500) * 1_000L);
      if (change(number, timer, random, outstanding::incrementAndGet)) {
        outstanding.decrementAndGet();
      }
    }
  }

  private boolean change(long number, Timer timer, Random random, Runnable arms) {
    if (random.nextInt(3) == 0) {
      return recorder.asks(number, "stop", "", timer::stop);
    }
    long delay = random.nextInt(1_500) * 1_000L;
    arms.run();
    return recorder.asks(
        number, "reset", Recorder.delay(delay), () -> timer.reset(Duration.ofNanos(delay)));
  }

  /** One thread stops, resets and receives from a timer that sends to a channel. */
  private void channel(TimerRuntime runtime, Random random) {
    long number = recorder.timer();
    long delay = random.nextInt(1_000) * 1_000L;
    Timer timer =
        recorder.call(
            number,
            "start",
            Recorder.delay(delay) + ",\"to\":\"channel\"",
            () -> runtime.newTimer(Duration.ofNanos(delay)));
    for (int i = 0; i < 6; i++) {
      pause(random.nextInt(1_500) * 1_000L);
      change(number, timer, random, () -> {});
      recorder.asks(number, "receive", "", () -> timer.channel().poll().isPresent());
    }
  }

  private static void pause(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Records what users see of the JDK's ScheduledThreadPoolExecutor: {@code java Ses MILLIS > FILE}.
 */
final class Ses {
  private final Recorder recorder = new Recorder();
  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(2);

  public static void main(String[] args) throws Exception {
    new Ses().run(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[0])));
  }

  private void run(long nanos) throws Exception {
    long end = System.nanoTime() + nanos;
    CompletableFuture<?>[] users = new CompletableFuture<?>[3];
    for (int i = 0; i < users.length; i++) {
      Random random = new Random(i);
      users[i] =
          CompletableFuture.runAsync(
              () -> {
                while (System.nanoTime() < end) {
                  use(random);
                }
              },
              task -> new Thread(task).start());
    }
    CompletableFuture.allOf(users).get();
    // Delayed tasks still run after this, periodic ones are cancelled above.
    executor.shutdown();
    if (!executor.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the executor does not end");
    }
    recorder.write("ScheduledThreadPoolExecutor, Java " + Runtime.version().feature(), "java-ses");
  }

  private void use(Random random) {
    long timer = recorder.timer();
    long delay = random.nextInt(2_000) * 1_000L;
    long period = (200 + random.nextInt(1_000)) * 1_000L;
    Runnable task = recorder.function(timer, () -> pause(random.nextInt(4) * 100_000L));
    int kind = random.nextInt(4);
    String every = ",\"period\":" + period + ",\"ticks\":";
    AtomicReference<ScheduledFuture<?>> made = new AtomicReference<>();
    switch (kind) {
      case 0 ->
          made.set(
              recorder.call(
                  timer,
                  "start",
                  Recorder.delay(delay) + every + "\"fixed-rate\"",
                  () -> executor.scheduleAtFixedRate(task, delay, period, TimeUnit.NANOSECONDS)));
      case 1 ->
          made.set(
              recorder.call(
                  timer,
                  "start",
                  Recorder.delay(delay) + every + "\"fixed-delay\"",
                  () ->
                      executor.scheduleWithFixedDelay(task, delay, period, TimeUnit.NANOSECONDS)));
      default ->
          made.set(
              recorder.call(
                  timer,
                  "start",
                  Recorder.delay(delay),
                  () -> executor.schedule(task, delay, TimeUnit.NANOSECONDS)));
    }
    pause(random.nextInt(4_000) * 1_000L);
    if (kind < 2 || random.nextBoolean()) {
      for (int i = 0; i <= random.nextInt(2); i++) {
        recorder.asks(timer, "stop", "", () -> made.get().cancel(false));
      }
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

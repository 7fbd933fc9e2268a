import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.Version;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Records what users see of Netty's HashedWheelTimer: {@code java Netty MILLIS > FILE}. */
final class Netty {
  public static void main(String[] args) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[0]));
    Recorder recorder = new Recorder();
    HashedWheelTimer wheel = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);
    CompletableFuture<?>[] users = new CompletableFuture<?>[3];
    for (int i = 0; i < users.length; i++) {
      Random random = new Random(i);
      users[i] =
          CompletableFuture.runAsync(
              () -> {
                while (System.nanoTime() < end) {
                  use(wheel, recorder, random);
                }
              },
              task -> new Thread(task).start());
    }
    CompletableFuture.allOf(users).get();
    while (wheel.pendingTimeouts() > 0) {
      Thread.sleep(5);
    }
    // The last function may still run.
    wheel.stop();
    Version version = Version.identify().get("netty-common");
    recorder.write(
        "HashedWheelTimer, Netty " + (version == null ? "" : version.artifactVersion()), "go1.22");
  }

  private static void use(HashedWheelTimer wheel, Recorder recorder, Random random) {
    long timer = recorder.timer();
    long delay = random.nextInt(4_000) * 1_000L;
    Runnable task = recorder.function(timer, () -> {});
    Timeout timeout =
        recorder.call(
            timer,
            "start",
            Recorder.delay(delay),
            () -> wheel.newTimeout(t -> task.run(), delay, TimeUnit.NANOSECONDS));
    pause(random.nextInt(3_000) * 1_000L);
    if (random.nextInt(3) > 0) {
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() -> recorder.asks(timer, "stop", "", timeout::cancel));
      recorder.asks(timer, "stop", "", timeout::cancel);
      other.join();
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

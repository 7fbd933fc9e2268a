package dev.timerproof.bench.subject;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

/** {@link Timer}, which counts in milliseconds and keeps cancelled tasks until they are due. */
public final class JavaTimer implements Subject {
  private final Timer timer = new Timer("timer", true);

  private static final class Task extends TimerTask {
    private final Runnable task;

    Task(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      task.run();
    }
  }

  /** Rounded up: rounding down would fire early. */
  static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos + 999_999);
  }

  @Override
  public Object start(Runnable task, long delayNanos) {
    Task started = new Task(task);
    timer.schedule(started, millis(delayNanos));
    return started;
  }

  @Override
  public boolean stop(Object handle) {
    return ((Task) handle).cancel();
  }

  @Override
  public void every(Runnable task, long periodNanos) {
    timer.scheduleAtFixedRate(new Task(task), millis(periodNanos), millis(periodNanos));
  }

  @Override
  public void close() {
    timer.cancel();
  }
}

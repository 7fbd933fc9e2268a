package dev.timerproof.bench.subject;

import org.apache.kafka.server.util.timer.SystemTimer;
import org.apache.kafka.server.util.timer.TimerTask;

/**
 * Kafka's hierarchical wheel with ticks of 1 ms, and a thread that advances it as a broker does.
 */
public final class KafkaTimer implements Subject {
  private static final long PATIENCE_MILLIS = 200;

  private final SystemTimer timer = new SystemTimer("timer");
  private volatile boolean closed;

  public KafkaTimer() {
    ScheduledExecutors.daemon(this::advance, "advance").start();
  }

  private void advance() {
    try {
      while (!closed) {
        timer.advanceClock(PATIENCE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Task extends TimerTask {
    private final Runnable task;
    private volatile boolean fired;

    Task(Runnable task, long delayMillis) {
      super(delayMillis);
      this.task = task;
    }

    @Override
    public void run() {
      fired = true;
      task.run();
    }
  }

  @Override
  public Object start(Runnable task, long delayNanos) {
    Task started = new Task(task, JavaTimer.millis(delayNanos));
    timer.add(started);
    return started;
  }

  @Override
  public boolean stop(Object handle) {
    Task task = (Task) handle;
    boolean armed = !task.fired && !task.isCancelled();
    task.cancel();
    return armed;
  }

  @Override
  public void close() {
    closed = true;
    timer.close();
  }
}

package dev.timerproof.bench.subject;

import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Agrona's wheel with ticks of 2<sup>20</sup> ns. One thread alone may use it. It knows numbers and
 * no tasks, so a map of Agrona's keeps them.
 */
public final class AgronaWheel implements Subject {
  private static final int AT_ONCE = 1 << 16;

  private final DeadlineTimerWheel wheel =
      new DeadlineTimerWheel(TimeUnit.NANOSECONDS, System.nanoTime(), 1 << 20, 512);
  private final Long2ObjectHashMap<Runnable> tasks = new Long2ObjectHashMap<>();

  private record Handle(long id) {}

  @Override
  public Object start(Runnable task, long delayNanos) {
    long id = wheel.scheduleTimer(System.nanoTime() + delayNanos);
    tasks.put(id, task);
    return new Handle(id);
  }

  @Override
  public boolean stop(Object handle) {
    long id = ((Handle) handle).id;
    tasks.remove(id);
    return wheel.cancelTimer(id);
  }

  @Override
  public boolean isPolled() {
    return true;
  }

  @Override
  public void poll() {
    wheel.poll(System.nanoTime(), this::expired, AT_ONCE);
  }

  private boolean expired(TimeUnit unit, long now, long id) {
    Runnable task = tasks.remove(id);
    if (task != null) {
      task.run();
    }
    return true;
  }

  @Override
  public void close() {
    wheel.clear();
  }
}

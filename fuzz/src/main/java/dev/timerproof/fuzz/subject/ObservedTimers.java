package dev.timerproof.fuzz.subject;

import dev.timerproof.lincheck.TimersUnderTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Timers that tell a probe of each call, and of the heap that a walk finds. */
final class ObservedTimers implements TimersUnderTest {
  private final TimersUnderTest timers;
  private final int count;
  private final Probe probe;

  ObservedTimers(TimersUnderTest timers, int count, Probe probe) {
    this.timers = timers;
    this.count = count;
    this.probe = probe;
  }

  /** Tells how many timers of each status the heap has; three or more count as three. */
  private void walks(String operation, int processor) {
    Map<String, Integer> found = new TreeMap<>();
    for (int t = 0; t < count; t++) {
      if (timers.processorOf(t) == processor) {
        found.merge(timers.status(t), 1, (a, b) -> Math.min(a + b, 3));
      }
    }
    probe.reached("heap of " + operation + ": " + found);
    probe.begin(operation);
  }

  @Override
  public void add(int timer, int processor, long when, long period) {
    probe.begin("add");
    timers.add(timer, processor, when, period);
  }

  @Override
  public boolean mod(int timer, int processor, long when, long period) {
    probe.begin("mod");
    return timers.mod(timer, processor, when, period);
  }

  @Override
  public boolean del(int timer) {
    probe.begin("del");
    return timers.del(timer);
  }

  @Override
  public long check(int processor, boolean own, long now, List<Fired> fired) {
    walks(own ? "check" : "steal", processor);
    return timers.check(processor, own, now, fired);
  }

  @Override
  public long runOne(int processor, long now, List<Fired> fired) {
    walks("run", processor);
    return timers.runOne(processor, now, fired);
  }

  @Override
  public void clean(int processor) {
    walks("clean", processor);
    timers.clean(processor);
  }

  @Override
  public void adjust(int processor, long now) {
    walks("adjust", processor);
    timers.adjust(processor, now);
  }

  @Override
  public void clear(int processor) {
    walks("clear", processor);
    timers.clear(processor);
  }

  @Override
  public void move(int from, int to) {
    walks("move", from);
    timers.move(from, to);
  }

  @Override
  public long wakeTime(int processor) {
    return timers.wakeTime(processor);
  }

  @Override
  public long deadline(int timer) {
    return timers.deadline(timer);
  }

  @Override
  public boolean isArmed(int timer) {
    return timers.isArmed(timer);
  }

  @Override
  public String status(int timer) {
    return timers.status(timer);
  }

  @Override
  public int processorOf(int timer) {
    return timers.processorOf(timer);
  }

  @Override
  public void onFire(IntConsumer listener) {
    timers.onFire(listener);
  }

  @Override
  public void onWake(LongConsumer listener) {
    timers.onWake(listener);
  }

  @Override
  public @Nullable String fault() {
    return timers.fault();
  }
}

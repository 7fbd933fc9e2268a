package dev.timerproof.lincheck.replay;

import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.lincheck.CoreView;
import dev.timerproof.lincheck.TimersUnderTest;
import dev.timerproof.spec.table.Frame.Lock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Timers that remember which thread is in which call. A thread also stops before a call whose
 * hand-written code takes a lock, as no generated step stops it there.
 */
final class CalledTimers implements TimersUnderTest {
  /** The place of a thread that is about to take the locks of a call. */
  static final String ACQUIRE = "acquire";

  private final TimersUnderTest core;
  private final CoreView view;
  private final Map<Thread, Deque<Frame>> calls = new ConcurrentHashMap<>();
  private final Set<Thread> refused = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> lastTimers = new LinkedHashMap<>();

  CalledTimers(TimersUnderTest core, CoreView view) {
    this.core = core;
    this.view = view;
  }

  /**
   * A call.
   *
   * @param timer the timer; -1 for none
   * @param processor the processor; -1 for none
   * @param from the processor that is destroyed; -1 for none
   * @param numbers when, period and now
   * @param empty whether the processor that is destroyed has no timers
   */
  record Frame(int timer, int processor, int from, List<Long> numbers, AtomicBoolean empty) {
    boolean movesTimers() {
      return from >= 0;
    }

    /** The processors whose locks the call takes. */
    List<Integer> processors() {
      return from >= 0 ? List.of(processor, from) : processor < 0 ? List.of() : List.of(processor);
    }

    /** Whether the call is about a heap that has no timers. */
    boolean isOnNothing(CoreView view) {
      return movesTimers() ? empty.get() : timer < 0 && view.heap(processor).isEmpty();
    }

    /** The call of the table's operation that this call leads to. */
    Trace.Call call(
        String operation,
        dev.timerproof.spec.table.@Nullable Frame frame,
        List<String> timers,
        List<String> processors) {
      List<String> args = frame == null ? List.of() : frame.args();
      boolean world = frame != null && frame.lock() == Lock.WORLD;
      return new Trace.Call(
          operation,
          timer < 0 ? "" : timers.get(timer),
          processor < 0 ? "" : processors.get(processor),
          world ? processors.get(from) : "",
          args.contains("when") ? numbers.get(0) : 0,
          args.contains("period") ? numbers.get(1) : 0,
          args.contains("now") ? numbers.get(2) : 0,
          false);
    }
  }

  /** How many calls a thread is in: those that a callback makes are inside the one that runs it. */
  int depth(Thread thread) {
    Deque<Frame> its = calls.get(thread);
    return its == null ? 0 : its.size();
  }

  /**
   * Whether a call of a thread was refused for its arguments since the last call of this method.
   */
  boolean takeRefused(Thread thread) {
    return refused.remove(thread);
  }

  /** The innermost call of a thread. */
  Optional<Frame> frame(Thread thread) {
    return Optional.ofNullable(calls.get(thread)).map(Deque::peek);
  }

  /** Remembers the timer of a thread's call beyond the end of the call. */
  void setLastWord(StepThread thread) {
    String lane = depth(thread) > 1 ? thread.getName() + "-callback" : thread.getName();
    frame(thread).filter(f -> f.timer() >= 0).ifPresent(f -> lastTimers.put(lane, f.timer()));
  }

  /** The timer that the last call of a lane was about. */
  Optional<Integer> lastTimer(String lane) {
    return Optional.ofNullable(lastTimers.get(lane));
  }

  private <T> T in(Frame frame, boolean locks, Supplier<T> call) {
    Thread self = Thread.currentThread();
    Deque<Frame> its = calls.computeIfAbsent(self, t -> new ArrayDeque<>());
    its.push(frame);
    try {
      if (locks) {
        StepGate.at("", ACQUIRE);
      }
      if (frame.movesTimers()) {
        frame.empty().set(view.heap(frame.from()).isEmpty());
      }
      return call.get();
    } catch (IllegalArgumentException e) {
      refused.add(self);
      throw e;
    } finally {
      its.pop();
    }
  }

  private static Frame frame(int timer, int processor, long when, long period, long now) {
    return new Frame(timer, processor, -1, List.of(when, period, now), new AtomicBoolean());
  }

  private void onHeap(int processor, long now, Runnable call) {
    in(
        frame(-1, processor, 0, 0, now),
        true,
        () -> {
          call.run();
          return true;
        });
  }

  @Override
  public void add(int timer, int processor, long when, long period) {
    in(
        frame(timer, processor, when, period, 0),
        false,
        () -> {
          core.add(timer, processor, when, period);
          return true;
        });
  }

  @Override
  public boolean mod(int timer, int processor, long when, long period) {
    return in(
        frame(timer, processor, when, period, 0),
        false,
        () -> core.mod(timer, processor, when, period));
  }

  @Override
  public boolean del(int timer) {
    return in(frame(timer, -1, 0, 0, 0), false, () -> core.del(timer));
  }

  @Override
  public long check(int processor, boolean own, long now, List<Fired> fired) {
    return in(frame(-1, processor, 0, 0, now), true, () -> core.check(processor, own, now, fired));
  }

  @Override
  public long runOne(int processor, long now, List<Fired> fired) {
    return in(frame(-1, processor, 0, 0, now), true, () -> core.runOne(processor, now, fired));
  }

  @Override
  public void clean(int processor) {
    onHeap(processor, 0, () -> core.clean(processor));
  }

  @Override
  public void adjust(int processor, long now) {
    onHeap(processor, now, () -> core.adjust(processor, now));
  }

  @Override
  public void clear(int processor) {
    onHeap(processor, 0, () -> core.clear(processor));
  }

  @Override
  public void move(int from, int to) {
    in(
        new Frame(-1, to, from, List.of(0L, 0L, 0L), new AtomicBoolean()),
        true,
        () -> {
          core.move(from, to);
          return true;
        });
  }

  @Override
  public long wakeTime(int processor) {
    return core.wakeTime(processor);
  }

  @Override
  public long deadline(int timer) {
    return core.deadline(timer);
  }

  @Override
  public boolean isArmed(int timer) {
    return core.isArmed(timer);
  }

  @Override
  public String status(int timer) {
    return core.status(timer);
  }

  @Override
  public int processorOf(int timer) {
    return core.processorOf(timer);
  }

  @Override
  public void onFire(IntConsumer listener) {
    core.onFire(listener);
  }

  @Override
  public void onWake(LongConsumer listener) {
    core.onWake(listener);
  }

  @Override
  public @Nullable String fault() {
    return core.fault();
  }
}

package dev.timerproof.lincheck.core;

import dev.timerproof.lincheck.TimersUnderTest;
import dev.timerproof.runtime.core.CheckedTimers;
import dev.timerproof.runtime.core.HeapChecks;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerFunction;
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.core.TimerStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The core of the runtime: {@link TimerProtocol} on real timers and processors. */
public final class CoreTimers implements TimersUnderTest, TimerHost {
  private final List<RuntimeTimer> timers = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private final TimerFunction[] functions;
  private final AtomicReference<@Nullable Firing> firings = new AtomicReference<>();
  private @Nullable IntConsumer listener;
  private @Nullable LongConsumer wakeListener;
  private @Nullable AssertionError broken;

  /**
   * A timer that fired, its thread, and the firing before it. Not a record, and the callback below
   * is no lambda, because Lincheck cannot analyze those.
   */
  private static final class Firing {
    final Fired what;
    final Thread thread;
    final @Nullable Firing before;

    Firing(Fired what, Thread thread, @Nullable Firing before) {
      this.what = what;
      this.thread = thread;
      this.before = before;
    }
  }

  /** The callback of one timer. */
  private final class Callback implements TimerFunction {
    private final int timer;

    Callback(int timer) {
      this.timer = timer;
    }

    @Override
    public void run(@Nullable Object arg, int seq) {
      fired(timer, arg);
    }
  }

  /**
   * Timers that are not armed.
   *
   * @param timerCount how many timers
   * @param processorCount how many processors
   * @param arityShift the logarithm of the number of children in the heaps
   */
  public CoreTimers(int timerCount, int processorCount, int arityShift) {
    functions = new TimerFunction[timerCount];
    for (int k = 0; k < timerCount; k++) {
      timers.add(new RuntimeTimer());
      functions[k] = new Callback(k);
    }
    for (int k = 0; k < processorCount; k++) {
      processors.add(new Processor(k, this, arityShift));
    }
  }

  private void fired(int timer, @Nullable Object armedFor) {
    Fired what = new Fired(timer, armedFor instanceof Long when ? when : 0);
    Firing before;
    do {
      before = firings.get();
    } while (!firings.compareAndSet(before, new Firing(what, Thread.currentThread(), before)));
    IntConsumer heard = listener;
    if (heard == null) {
      return;
    }
    try {
      heard.accept(timer);
    } catch (AssertionError e) {
      broken = e;
    }
  }

  @Override
  public void add(int timer, int processor, long when, long period) {
    TimerProtocol.addtimer(
        processors.get(processor), timers.get(timer), when, period, functions[timer], when, 0);
  }

  @Override
  public boolean mod(int timer, int processor, long when, long period) {
    return TimerProtocol.modtimer(
        processors.get(processor), timers.get(timer), when, period, functions[timer], when, 0);
  }

  @Override
  public boolean del(int timer) {
    return TimerProtocol.deltimer(timers.get(timer));
  }

  @Override
  public long check(int processor, boolean own, long now, List<Fired> fired) {
    Firing start = firings.get();
    CheckedTimers result = new CheckedTimers();
    TimerReaders.checkTimers(processors.get(processor), own, now, result);
    fired.addAll(firedSince(start));
    return result.pollUntil();
  }

  @Override
  public long runOne(int processor, long now, List<Fired> fired) {
    Firing start = firings.get();
    Processor pp = processors.get(processor);
    pp.lock();
    long next = TimerProtocol.runtimer(pp, now);
    pp.unlock();
    fired.addAll(firedSince(start));
    return next;
  }

  /** The timers that the calling thread has fired after {@code start}. */
  private List<Fired> firedSince(@Nullable Firing start) {
    List<Fired> mine = new ArrayList<>();
    for (Firing f = firings.get(); f != start && f != null; f = f.before) {
      if (f.thread == Thread.currentThread()) {
        mine.add(f.what);
      }
    }
    Collections.reverse(mine);
    return mine;
  }

  @Override
  public void clean(int processor) {
    Processor pp = processors.get(processor);
    pp.lock();
    TimerProtocol.cleantimers(pp);
    pp.unlock();
  }

  @Override
  public void adjust(int processor, long now) {
    Processor pp = processors.get(processor);
    pp.lock();
    TimerProtocol.adjusttimers(pp, now);
    pp.unlock();
  }

  @Override
  public void clear(int processor) {
    Processor pp = processors.get(processor);
    pp.lock();
    TimerProtocol.clearDeletedTimers(pp);
    pp.unlock();
  }

  @Override
  public void move(int from, int to) {
    processors.get(from).moveAllTo(processors.get(to));
  }

  @Override
  public long wakeTime(int processor) {
    return TimerReaders.nobarrierWakeTime(processors.get(processor));
  }

  @Override
  public long deadline(int timer) {
    return timers.get(timer).deadline();
  }

  @Override
  public boolean isArmed(int timer) {
    return switch (timers.get(timer).status()) {
      case TimerStatus.WAITING, TimerStatus.MODIFIED_EARLIER, TimerStatus.MODIFIED_LATER -> true;
      default -> false;
    };
  }

  @Override
  public String status(int timer) {
    return TimerStatus.name(timers.get(timer).status());
  }

  @Override
  public int processorOf(int timer) {
    Processor pp = timers.get(timer).processor();
    return pp == null ? -1 : processors.indexOf(pp);
  }

  @Override
  public void onFire(IntConsumer newListener) {
    listener = newListener;
  }

  @Override
  public void onWake(LongConsumer newListener) {
    wakeListener = newListener;
  }

  @Override
  public @Nullable String fault() {
    AssertionError fromListener = broken;
    return fromListener == null
        ? HeapChecks.faultWhenQuiet(processors, timers)
        : fromListener.getMessage();
  }

  /**
   * The earliest possible time. Editions ask for the time only where any timer that is due may be
   * run later.
   */
  @Override
  public long nanotime() {
    return 1;
  }

  @Override
  public void wakeNetPoller(long when) {
    LongConsumer heard = wakeListener;
    if (heard != null) {
      heard.accept(when);
    }
  }

  /** A listener may throw, as any callback may; its {@link AssertionError} was noted before. */
  @Override
  public void callbackFailed(RuntimeTimer t, Throwable failure) {}
}

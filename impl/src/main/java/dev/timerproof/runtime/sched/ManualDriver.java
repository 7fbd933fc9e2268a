package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.PendingTimer;
import dev.timerproof.runtime.TimerClock;
import dev.timerproof.runtime.core.MovedTimers;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.timers.Driver;
import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.Firing;
import dev.timerproof.runtime.timers.HostedTimer;
import dev.timerproof.runtime.timers.ThreadState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fires timers when somebody polls. Timers that are due at the same moment are taken out of the
 * heaps together, then called in an order drawn from a seed; so one of them can no longer stop
 * another. Arming is thread-safe, polling is for one thread at a time.
 */
public final class ManualDriver implements Driver {
  /** A time at which no timer is due: deadlines are positive. */
  private static final long NEVER_DUE = 0;

  /** A timer that has fired and whose callback is still to be called. */
  private record Ready(HostedTimer timer, @Nullable Object arg, int seq, long due) {}

  private final TimerClock clock;
  private final Runnable ended;
  private final Random ties;
  private final Firing firing;
  private final ErrorReport errors;
  private volatile List<Processor> processors;
  private volatile int count;
  private final AtomicLong threads = new AtomicLong();

  /**
   * Threads are numbered in the order in which they first arm a timer, so that the same program has
   * its timers on the same processors in each run.
   */
  private final ThreadLocal<Long> threadNumber = ThreadLocal.withInitial(threads::incrementAndGet);

  /** Whether the driver has ended, so that nothing fires any more. Guarded by this. */
  private boolean over;

  private final ConcurrentLinkedQueue<Ready> ready = new ConcurrentLinkedQueue<>();
  private final List<Ready> batch = new ArrayList<>();
  private final AtomicReference<@Nullable Thread> poller = new AtomicReference<>();

  /**
   * A driver.
   *
   * @param count how many processors share the timers
   * @param seed decides the order of timers that are due at the same moment
   * @param ended is told that nothing is left to fire for good
   */
  public ManualDriver(
      int count, TimerClock clock, long seed, Firing firing, ErrorReport errors, Runnable ended) {
    this.clock = clock;
    this.ties = new Random(seed);
    this.firing = firing;
    this.errors = errors;
    this.ended = ended;
    this.count = count;
    this.processors = grown(List.of(), count);
  }

  private List<Processor> grown(List<Processor> old, int count) {
    List<Processor> all = new ArrayList<>(old);
    while (all.size() < count) {
      all.add(new Processor(all.size(), this));
    }
    return List.copyOf(all);
  }

  @Override
  public Processor pick() {
    return processors.get(Processors.stripe(threadNumber.get(), count));
  }

  @Override
  public List<Processor> processors() {
    return processors;
  }

  @Override
  public synchronized List<RuntimeTimer> timers() {
    List<RuntimeTimer> all = Processor.timersOf(processors);
    for (Ready next : ready) {
      if (next.timer().period() == 0) {
        all.add(next.timer());
      }
    }
    return all;
  }

  @Override
  public boolean isOwnThread() {
    return poller.get() == Thread.currentThread();
  }

  @Override
  public boolean hasThreads() {
    return false;
  }

  @Override
  public long nanotime() {
    return clock.nanos();
  }

  @Override
  public void wakeNetPoller(long when) {
    // Nobody sleeps.
  }

  @Override
  public void callbackFailed(RuntimeTimer t, Throwable failure) {
    errors.report(t, failure);
  }

  @Override
  public void fired(HostedTimer t, @Nullable Object arg, int seq, long due) {
    batch.add(new Ready(t, arg, seq, due));
  }

  @Override
  public int poll(long now, int limit) {
    if (!poller.compareAndSet(null, Thread.currentThread())) {
      throw new IllegalStateException("poll is called by a callback, or by two threads at once");
    }
    boolean interrupted = Thread.interrupted();
    ThreadState state = new ThreadState();
    try {
      int fired = 0;
      while (fired < limit && (!ready.isEmpty() || collect(now))) {
        Ready next = ready.poll();
        if (next != null) {
          firing.call(next.timer(), next.arg(), next.seq(), next.due(), now);
          state.restore();
          fired++;
        }
      }
      return fired;
    } finally {
      poller.set(null);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Takes the timers that are due first out of the heaps; false if none is due. */
  private synchronized boolean collect(long now) {
    while (ready.isEmpty()) {
      long due = TimerReaders.checkTimersNoP(processors, 0);
      if (due == 0 || due > now) {
        return false;
      }
      for (Processor pp : processors) {
        take(pp, due, now);
      }
      Collections.shuffle(batch, ties);
      batch.sort(Comparator.comparingLong(Ready::due));
      ready.addAll(batch);
      batch.clear();
    }
    return true;
  }

  /** Fires the timers of a processor that are due no later than {@code due}. */
  private static void take(Processor pp, long due, long now) {
    pp.lock();
    try {
      MovedTimers.placeLocked(pp, now);
      TimerProtocol.adjusttimers(pp, now);
      for (long next = first(pp); 0 < next && next <= due; next = first(pp)) {
        TimerProtocol.runtimer(pp, now);
      }
      if (pp.deletedTimers() > pp.numTimers() / 4) {
        TimerProtocol.clearDeletedTimers(pp);
      }
    } finally {
      pp.unlock();
    }
  }

  /**
   * The deadline of the timer that a processor fires first; not positive if there is none. Puts
   * timers that were moved to a later time into their places, so that none of them fires before a
   * timer of another processor that is due earlier.
   */
  private static long first(Processor pp) {
    return TimerProtocol.runtimer(pp, NEVER_DUE);
  }

  @Override
  public synchronized List<PendingTimer> withdraw() {
    List<PendingTimer> withdrawn = new ArrayList<>();
    for (Ready next = ready.poll(); next != null; next = ready.poll()) {
      HostedTimer t = next.timer();
      if (t.period() == 0) {
        t.withdrawn();
        withdrawn.add(new PendingTimer(t.face(), next.due(), 0, t.shownArgument()));
      }
    }
    return withdrawn;
  }

  @Override
  public OptionalLong nextDeadline() {
    if (!ready.isEmpty()) {
      return OptionalLong.of(clock.nanos());
    }
    long armed = 0;
    for (Processor pp : processors) {
      armed += pp.armedTimers();
    }
    long next = TimerReaders.timeSleepUntil(processors);
    return armed == 0 || next == RuntimeTimer.MAX_WHEN
        ? OptionalLong.empty()
        : OptionalLong.of(next);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public synchronized void resize(int wanted) {
    List<Processor> all = grown(processors, wanted);
    processors = all;
    int before = count;
    count = wanted;
    for (int i = wanted; i < before; i++) {
      all.get(i).moveAllTo(all.get(0));
    }
  }

  @Override
  public void endIfDone(boolean shutdown) {
    if (shutdown && end()) {
      ended.run();
    }
  }

  private synchronized boolean end() {
    if (over || !ready.isEmpty() || poller.get() != null) {
      return false;
    }
    for (Processor pp : processors) {
      if (pp.armedTimers() > 0) {
        return false;
      }
    }
    over = true;
    return true;
  }

  @Override
  public synchronized boolean isOver() {
    return over;
  }
}

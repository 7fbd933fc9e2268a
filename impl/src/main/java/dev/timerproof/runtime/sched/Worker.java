package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.TimerClock;
import dev.timerproof.runtime.core.CheckedTimers;
import dev.timerproof.runtime.core.HeapChecks;
import dev.timerproof.runtime.core.MovedTimers;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.OwnThreads;
import dev.timerproof.runtime.timers.ThreadState;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the scheduler, Go's M. With a processor it runs timers and work: its own first, then
 * what it finds elsewhere. When it finds nothing it gives the processor back, looks at all timers
 * once more, and sleeps: in the poller if nobody does, else until it is given a processor.
 */
final class Worker implements Runnable {
  private static final AtomicInteger THREADS = new AtomicInteger();
  private static final ThreadLocal<@Nullable Worker> CURRENT = new ThreadLocal<>();

  /**
   * Whether a worker has run on a thread of another kind than {@link WorkerThread}, such as a
   * {@code ThreadFactory} may make. Plain: such a thread has set it itself before it asks, and for
   * all others the answer is the same either way.
   */
  private static boolean onOtherThreads;

  private static final long PAUSE_AFTER_FAULT_NS = 10_000_000;

  private final Workers workers;
  private final Processors processors;
  private final Handoff handoff;
  private final Wakeups wakeups;
  private final TimerClock clock;
  private final ErrorReport errors;
  private final Counters counters;
  private final boolean selfCheck;
  final WorkerSleep sleep;
  private final CheckedTimers checked = new CheckedTimers();
  private volatile @Nullable ProcessorState proc;
  private volatile @Nullable Thread thread;

  /** Written by whoever wakes this worker up, before it gives it a processor; then by itself. */
  private boolean spinning;

  /**
   * Whether other threads have taken this worker's place while it ran a callback, so that it is to
   * end.
   */
  private boolean surplus;

  /** Counts rounds and firings. */
  private final AtomicLong ticks = new AtomicLong();

  /**
   * The value of {@link #ticks} at the last call of {@link #isWhereItWas}. Guarded by the
   * scheduler's lock.
   */
  private long ticksSeen = -1;

  /**
   * Whether its processor was taken away while it ran a callback, or before it woke up to run
   * anything. Written with the scheduler's lock.
   */
  private volatile boolean detached;

  /** The state of the thread that is restored after each callback. */
  private @Nullable ThreadState state;

  /** The earliest deadline that this round has seen, in ns; 0 for none. */
  private long next;

  /** Makes a thread that inherits nothing from whoever needs it first. */
  static Thread newThread(Runnable worker, boolean daemon) {
    return OwnThreads.privileged(() -> OwnThreads.prepare(new WorkerThread(worker), daemon));
  }

  /** A thread that knows its worker, which makes arming from callbacks cheap. */
  private static final class WorkerThread extends Thread {
    private final Worker worker;

    WorkerThread(Runnable worker) {
      super(OwnThreads.group(), worker, "timerproof-" + THREADS.incrementAndGet(), 0, false);
      this.worker = (Worker) worker;
    }
  }

  /**
   * A worker that has no thread yet.
   *
   * @param workers the workers of its scheduler
   * @param selfCheck whether it checks all heaps before it sleeps
   */
  Worker(
      Workers workers,
      Lifetime lifetime,
      Processors processors,
      Handoff handoff,
      Wakeups wakeups,
      Shutdown shutdown,
      TimerClock clock,
      ErrorReport errors,
      Counters counters,
      boolean selfCheck) {
    this.workers = workers;
    this.processors = processors;
    this.handoff = handoff;
    this.wakeups = wakeups;
    this.clock = clock;
    this.errors = errors;
    this.counters = counters;
    this.selfCheck = selfCheck;
    this.sleep =
        new WorkerSleep(this, lifetime, processors, wakeups, handoff, shutdown, clock, counters);
  }

  /** The one of these workers that the calling thread is, or null. */
  static @Nullable Worker ofThread(Workers workers) {
    Worker worker = ofThread(Thread.currentThread());
    return worker != null && worker.workers == workers ? worker : null;
  }

  private static @Nullable Worker ofThread(Thread thread) {
    if (thread instanceof WorkerThread own) {
      return own.worker;
    }
    return onOtherThreads ? CURRENT.get() : null;
  }

  @Nullable ProcessorState proc() {
    return proc;
  }

  void setProc(@Nullable ProcessorState p) {
    proc = p;
  }

  @Nullable Thread thread() {
    return thread;
  }

  void setThread(Thread thread) {
    this.thread = thread;
  }

  /** The caller has counted this worker among those that look for work. */
  void startSpinning() {
    spinning = true;
  }

  // Called by sysmon, and by a worker that has lost its processor to it; with the scheduler's lock.

  /** Whether this worker has neither ended a round nor fired a timer since the last question. */
  boolean isWhereItWas() {
    long now = ticks.get();
    boolean same = now == ticksSeen;
    ticksSeen = now;
    return same;
  }

  void detach() {
    detached = true;
  }

  boolean isDetached() {
    return detached;
  }

  void attach() {
    detached = false;
  }

  @Override
  public void run() {
    state = new ThreadState();
    if (Thread.currentThread() instanceof WorkerThread) {
      TimerSlack.reduce();
    } else {
      onOtherThreads = true;
      CURRENT.set(this);
    }
    counters.threads.incrementAndGet();
    boolean working = true;
    while (working) {
      try {
        working = !surplus && workers.await(this);
        while (working && step()) {}
      } catch (Throwable failure) {
        afterFault(failure);
        untilDone(() -> handoff.beginAnew(this));
      }
    }
    untilDone(() -> handoff.left(this));
  }

  /** Repeats a step until it does not throw, as it may while memory is short. */
  private void untilDone(Runnable step) {
    while (true) {
      try {
        step.run();
        return;
      } catch (Throwable failure) {
        afterFault(failure);
      }
    }
  }

  /** Reports a failure, and waits a moment, as what has failed may fail again and again. */
  private void afterFault(Throwable failure) {
    errors.report(this, failure);
    LockSupport.parkNanos(this, PAUSE_AFTER_FAULT_NS);
  }

  /** One round; false when it has ended without a processor. */
  private boolean step() throws Throwable {
    ProcessorState own = proc;
    tick();
    if (own == null) {
      boolean looked = spinning;
      stopSpinning();
      surplus = handoff.cameBack(this);
      passOn(looked);
      return proc != null;
    }
    if (processors.wants(own)) {
      return giveBack();
    }
    TimerReaders.checkTimers(own.core, true, MovedTimers.place(own.core, 0), checked);
    next = checked.pollUntil();
    Runnable task = own.queue.poll();
    if (task != null) {
      call(task);
      return true;
    }
    if (!checked.ran() && !pollOnce(own) && !steal(own)) {
      rest();
    }
    // A worker that has lost its processor to sysmon has not stopped.
    return proc != null || detached;
  }

  private void tick() {
    ticks.lazySet(ticks.getPlain() + 1);
  }

  private boolean giveBack() {
    boolean looked = spinning;
    stopSpinning();
    handoff.giveBack(this);
    passOn(looked);
    return proc != null;
  }

  /**
   * Called when this worker has ceased to look for work before it had looked everywhere. As long as
   * it counted as spinning nobody else was woken up, so now another thread has to look. Throws
   * nothing: the worker may be about to end, and must not begin anew.
   */
  private void passOn(boolean looked) {
    try {
      if (looked) {
        wakeups.wakep();
      }
    } catch (Throwable failure) {
      errors.report(this, failure);
    }
  }

  private void call(Runnable task) {
    hasWork();
    try {
      task.run();
    } catch (Throwable failure) {
      errors.report(task, failure);
    }
    restoreThread();
  }

  /** Restores the thread's state after a callback, for the next one. */
  void restoreThread() {
    if (state != null) {
      state.restore();
    }
  }

  /** Passes on the channels that are ready now, unless another thread polls. */
  private boolean pollOnce(ProcessorState own) {
    return wakeups.pollNow(own.queue::add) && !own.queue.isEmpty();
  }

  // Looking for work elsewhere.

  private boolean steal(ProcessorState own) {
    if (!spinning && !maySpin()) {
      return false;
    }
    ProcessorState[] all = processors.all();
    int start = ThreadLocalRandom.current().nextInt(all.length);
    for (int i = 0; i < all.length; i++) {
      Runnable task = all[(start + i) % all.length].queue.poll();
      if (task != null) {
        call(task);
        return true;
      }
    }
    for (int i = 0; i < all.length; i++) {
      ProcessorState other = all[(start + i) % all.length];
      if (other != own && runTimersOf(other)) {
        return true;
      }
    }
    return false;
  }

  private boolean maySpin() {
    spinning = wakeups.maySpin();
    return spinning;
  }

  private boolean runTimersOf(ProcessorState other) {
    long now = MovedTimers.place(other.core, checked.rnow());
    TimerReaders.checkTimers(other.core, false, now, checked);
    // The deadline is not noted: a thread that looks elsewhere looks at all again before it sleeps.
    if (checked.ran()) {
      counters.stolen.increment();
    }
    return checked.ran();
  }

  /**
   * Called when the worker is about to run something that may take long: another thread looks for
   * more work.
   */
  void hasWork() {
    tick();
    if (spinning) {
      stopSpinning();
      try {
        if (processors.hasMore(proc, clock.nanos())) {
          wakeups.wakep();
        }
      } catch (Throwable failure) {
        // The worker runs the work that it has found all the same, and looks for more itself
        // afterwards.
        errors.report(this, failure);
        spin();
      }
    }
  }

  boolean isSpinning() {
    return spinning;
  }

  void stopSpinning() {
    if (spinning) {
      spinning = false;
      wakeups.unspin();
    }
  }

  /** Makes this worker look for work. */
  void spin() {
    if (!spinning) {
      spinning = true;
      wakeups.spin();
    }
  }

  /**
   * Makes this worker look for work in the place of a thread that was counted and never started.
   */
  void spinInPlace() {
    if (spinning) {
      wakeups.unspin();
    }
    spinning = true;
  }

  // Having nothing to do.

  /** Gives the processor back and sleeps, unless there is work after all. */
  private void rest() throws Throwable {
    if (selfCheck) {
      checkHeaps();
    }
    sleep.rest(next, checked.rnow());
  }

  private void checkHeaps() {
    for (ProcessorState p : processors.all()) {
      String fault = HeapChecks.fault(p.core);
      if (fault != null) {
        errors.report(p, new IllegalStateException(fault));
      }
    }
  }

  @Override
  public String toString() {
    return "worker " + thread;
  }
}

package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.core.CheckedTimers;
import dev.timerproof.runtime.core.HeapChecks;
import dev.timerproof.runtime.core.TimerReaders;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the scheduler, Go's M. With a processor it runs timers and work: its own first, then
 * what it finds elsewhere. When it finds nothing it gives the processor back, looks at all timers
 * once more, and sleeps: in the poller if nobody does, else until it is given a processor.
 */
final class Worker implements Runnable {
  private static final ThreadLocal<@Nullable Worker> CURRENT = new ThreadLocal<>();
  private static final long PAUSE_AFTER_FAULT_NS = 10_000_000;

  private final Scheduler scheduler;
  private final CheckedTimers checked = new CheckedTimers();
  private volatile @Nullable Proc proc;
  private volatile @Nullable Thread thread;

  /** Written by whoever wakes this worker up, before it gives it a processor; then by itself. */
  private boolean spinning;

  /** Others have taken this worker's place while it ran a callback. */
  private boolean surplus;

  /** Counts rounds and firings. */
  private final AtomicLong ticks = new AtomicLong();

  /** What that was when somebody last looked. Guarded by the scheduler's lock. */
  private long ticksSeen = -1;

  /** Its processor was taken away while it ran a callback. Guarded by the scheduler's lock. */
  private boolean detached;

  Worker(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The worker of a scheduler that the calling thread is, or null. */
  static @Nullable Worker ofThread(Scheduler scheduler) {
    Thread thread = Thread.currentThread();
    Worker worker = thread instanceof WorkerThread own ? own.worker : CURRENT.get();
    return worker != null && worker.scheduler == scheduler ? worker : null;
  }

  @Nullable Proc proc() {
    return proc;
  }

  void setProc(@Nullable Proc p) {
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

  // Called by sysmon and on coming back from it, with the scheduler's lock.

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
    CURRENT.set(this);
    try {
      while (!surplus && scheduler.awaitProcessor(this)) {
        while (step()) {}
      }
    } catch (Throwable failure) {
      stopSpinning();
      LockSupport.parkNanos(PAUSE_AFTER_FAULT_NS);
      scheduler.died(this, failure);
      return;
    }
    stopSpinning();
    scheduler.left(this);
  }

  /** One round; false when it has ended without a processor. */
  private boolean step() {
    Proc own = proc;
    tick();
    if (own == null) {
      stopSpinning();
      surplus = scheduler.cameBack(this);
      return false;
    }
    if (scheduler.world.wants(own)) {
      return giveBack();
    }
    TimerReaders.checkTimers(own.core, true, 0, checked);
    Runnable task = own.queue.poll();
    if (task != null) {
      call(task);
      return true;
    }
    return checked.ran() || pollOnce(own) || steal(own) || !rest();
  }

  private void tick() {
    ticks.lazySet(ticks.getPlain() + 1);
  }

  private boolean giveBack() {
    stopSpinning();
    scheduler.lock.lock();
    try {
      scheduler.world.release(this);
    } finally {
      scheduler.lock.unlock();
    }
    // A processor that went out of use leaves one behind for this worker.
    return scheduler.acquire(this);
  }

  private void call(Runnable task) {
    hasWork();
    try {
      task.run();
    } catch (Throwable failure) {
      scheduler.errors.report(task, failure);
    }
  }

  /** Takes what is ready at the network, if nobody waits for it already. */
  private boolean pollOnce(Proc own) {
    if (!scheduler.net.hasWaiters() || !scheduler.words.begin()) {
      return false;
    }
    boolean woken;
    try {
      scheduler.net.poll(0, own.queue::add);
    } finally {
      woken = scheduler.words.end(scheduler.host.nanotime());
    }
    if (woken) {
      // Whoever armed a timer meanwhile relies on a sleeper that there was not.
      scheduler.wakeIdle();
    }
    return !own.queue.isEmpty();
  }

  // Looking for work elsewhere.

  private boolean steal(Proc own) {
    if (!spinning && !maySpin()) {
      return false;
    }
    Proc[] all = scheduler.world.all();
    int start = ThreadLocalRandom.current().nextInt(all.length);
    for (int i = 0; i < all.length; i++) {
      Runnable task = all[(start + i) % all.length].queue.poll();
      if (task != null) {
        call(task);
        return true;
      }
    }
    for (int i = 0; i < all.length; i++) {
      Proc other = all[(start + i) % all.length];
      if (other != own && runTimersOf(other)) {
        return true;
      }
    }
    return false;
  }

  private boolean maySpin() {
    int busy = scheduler.world.count() - scheduler.world.idleCount();
    if (2 * scheduler.spinning.get() >= busy) {
      return false;
    }
    scheduler.spinning.incrementAndGet();
    spinning = true;
    return true;
  }

  private boolean runTimersOf(Proc other) {
    TimerReaders.checkTimers(other.core, false, checked.rnow(), checked);
    if (checked.ran()) {
      scheduler.counted().stolen.increment();
    }
    return checked.ran();
  }

  /** The worker is about to do something that may take long: somebody else looks for more. */
  void hasWork() {
    tick();
    if (spinning) {
      stopSpinning();
      if (scheduler.hasMore(proc, scheduler.host.nanotime())) {
        scheduler.wakeIdle();
      }
    }
  }

  private void stopSpinning() {
    if (spinning) {
      spinning = false;
      int left = scheduler.spinning.decrementAndGet();
      assert left >= 0 : left;
    }
  }

  /** Makes this worker look for work once more, under the scheduler's lock; false always. */
  boolean spinAgain() {
    if (!spinning) {
      spinning = true;
      scheduler.spinning.incrementAndGet();
    }
    return false;
  }

  // Having nothing to do.

  /** Gives the processor back and sleeps; true if the worker has none afterwards. */
  private boolean rest() {
    if (scheduler.selfCheck) {
      checkHeaps();
    }
    if (!scheduler.release(this)) {
      return false;
    }
    boolean wasSpinning = spinning;
    stopSpinning();
    scheduler.maybeEnd();
    long now = scheduler.host.nanotime();
    if (scheduler.hasMore(null, now) && scheduler.acquire(this)) {
      spinAgain();
      return false;
    }
    long until = TimerReaders.checkTimersNoP(scheduler.world.cores(), 0);
    if ((until == 0 && !scheduler.net.hasWaiters()) || scheduler.over()) {
      return true;
    }
    if (!scheduler.words.begin()) {
      scheduler.wake(until == 0 ? Long.MAX_VALUE : until);
      return true;
    }
    sleepUntil(until);
    if (!scheduler.acquire(this)) {
      // All processors are busy: the next of their threads that wants to rest looks again (R7).
      scheduler.wantSpinning();
      return true;
    }
    if (wasSpinning) {
      spinAgain();
    }
    return false;
  }

  private void sleepUntil(long planned) {
    scheduler.words.sleepUntil(planned);
    // Whoever has armed a timer before it could see that somebody sleeps is seen here.
    long until = TimerReaders.checkTimersNoP(scheduler.world.cores(), planned);
    scheduler.words.sleepUntil(until);
    long delay = until == 0 ? -1 : Math.max(until - scheduler.host.nanotime(), 0);
    try {
      scheduler.net.poll(scheduler.over() ? 0 : delay, this::ready);
    } finally {
      scheduler.counted().wakeups.increment();
      scheduler.words.end(scheduler.host.nanotime());
    }
  }

  /** Something is ready at the network: any processor may run it. */
  private void ready(Runnable task) {
    scheduler.world.all()[0].queue.add(task);
  }

  private void checkHeaps() {
    for (Proc p : scheduler.world.all()) {
      String fault = HeapChecks.fault(p.core);
      if (fault != null) {
        scheduler.errors.report(p, new IllegalStateException(fault));
      }
    }
  }

  @Override
  public String toString() {
    return "worker " + thread;
  }
}

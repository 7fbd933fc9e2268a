package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.PendingTimer;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.net.NetPoller;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run timers. What a thread does is in {@link Worker}; here is what threads share:
 * which processors and which threads have nothing to do, and who looks for work.
 *
 * <p>At most one thread sleeps in the poller, until the earliest deadline of all; the others sleep
 * until they are given a processor. A thread that looks for work beyond its own processor is
 * spinning; as long as one is, nobody wakes another one up.
 */
final class Scheduler implements Driver {
  final TimerHost host;
  final PollerWords words;
  final NetPoller net;
  final World world;
  final ErrorReport errors;
  final boolean selfCheck;

  private final Firing firing;
  private final Tally tally;
  private final Runnable ended;
  private final Workers workers;
  private final @Nullable Sysmon sysmon;

  /** Guards the idle processors and threads and the world; taken before a processor's lock. */
  final ReentrantLock lock = new ReentrantLock();

  /** Threads that look for work. */
  final AtomicInteger spinning = new AtomicInteger();

  /** Somebody wanted a thread to look for work while no processor was idle. */
  private volatile boolean needSpinning;

  /** The runtime is shut down: ends once nothing is left. */
  private volatile boolean quiet;

  private volatile boolean over;

  Scheduler(
      RuntimeConfig config,
      TimerHost host,
      NetPoller net,
      Firing firing,
      Tally tally,
      ErrorReport errors,
      Runnable ended) {
    this.host = host;
    this.net = net;
    this.firing = firing;
    this.tally = tally;
    this.errors = errors;
    this.ended = ended;
    this.selfCheck = config.selfCheck();
    this.words = new PollerWords(host.nanotime());
    this.world = new World(lock, host, config.processors());
    this.sysmon = config.sysmon() ? new Sysmon(this) : null;
    this.workers = new Workers(this, config.threadFactory(), tally);
  }

  // What callers do.

  @Override
  public Processor pick() {
    Proc own = ownProc();
    return own != null ? own.core : world.striped();
  }

  /** The processor that the calling thread has, or null. */
  private @Nullable Proc ownProc() {
    Worker self = Worker.ofThread(this);
    return self == null ? null : self.proc();
  }

  @Override
  public int processorOfThread() {
    Proc own = ownProc();
    return own == null ? -1 : own.id;
  }

  @Override
  public void wake(long when) {
    if (!words.polling()) {
      wakeIdle();
    } else if (words.sleepsBeyond(when)) {
      breakPoll();
    }
  }

  /** Ends the sleep of the thread in the poller, unless somebody else does already. */
  void breakPoll() {
    if (words.takeToken()) {
      tally.breaks.increment();
      net.wakeup();
    }
  }

  /** Has a thread look for work, unless one does already. */
  void wakeIdle() {
    if (world.idleCount() == 0) {
      needSpinning = true;
    } else if (spinning.get() == 0 && spinning.compareAndSet(0, 1)) {
      startSpinning();
    }
  }

  /** Whoever next has nothing to do looks for work once more. */
  void wantSpinning() {
    needSpinning = true;
  }

  private void startSpinning() {
    boolean started = false;
    lock.lock();
    try {
      Proc p = over ? null : world.takeIdle();
      if (p == null) {
        needSpinning = true;
      } else if (workers.give(p)) {
        started = true;
      } else {
        // So many threads are on their way to sleep that one of them looks at the timers again.
        world.takeBack(p);
      }
    } finally {
      if (!started) {
        spinning.decrementAndGet();
      }
      lock.unlock();
    }
  }

  @Override
  public void fired(HostedTimer t, @Nullable Object arg, int seq, long due) {
    Worker self = Worker.ofThread(this);
    if (self != null) {
      self.hasWork();
    }
    firing.call(t, arg, seq, due, host.nanotime());
  }

  /** Has a worker run a task. */
  void submit(Runnable task) {
    Proc own = ownProc();
    (own == null ? world.all()[0] : own).queue.add(task);
    if (own == null) {
      wake(0);
    }
  }

  /** The poller has to look at its channels anew. */
  void netChanged() {
    if (words.polling()) {
      breakPoll();
    } else if (Worker.ofThread(this) == null) {
      // A worker looks by itself before it sleeps.
      wakeIdle();
    }
  }

  // What workers do.

  /** Gives a worker an idle processor; false if there is none. */
  boolean acquire(Worker worker) {
    lock.lock();
    try {
      Proc p = over ? null : world.takeIdle();
      if (p != null) {
        assign(p, worker);
      }
      return p != null;
    } finally {
      lock.unlock();
    }
  }

  /** Gives a worker a processor; needs the lock. */
  void assign(Proc p, Worker worker) {
    worker.attach();
    world.assign(p, worker);
    if (sysmon != null) {
      sysmon.notice();
    }
  }

  /**
   * A worker that has lost its processor is through with its callback.
   *
   * @return whether it is to end, as others have taken its place
   */
  boolean cameBack(Worker worker) {
    boolean end;
    lock.lock();
    try {
      worker.attach();
      end = workers.tooMany();
    } finally {
      lock.unlock();
    }
    maybeEnd();
    return end;
  }

  /**
   * Takes a worker's processor away, as it has nothing to do. Somebody may have asked for a thread
   * that looks for work while there was no idle processor: then the worker keeps it.
   *
   * @return whether the worker is without a processor now
   */
  boolean release(Worker worker) {
    lock.lock();
    try {
      if (needSpinning && !world.stopping() && worker.proc() != null) {
        needSpinning = false;
        return worker.spinAgain();
      }
      worker.attach();
      world.release(worker);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether some processor other than {@code own} has something that can be done now. */
  boolean hasMore(@Nullable Proc own, long now) {
    for (Proc p : world.all()) {
      long due = p == own ? 0 : TimerReaders.nobarrierWakeTime(p.core);
      if ((due != 0 && due <= now) || !p.queue.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Sleeps until the worker is given a processor; false if it is to end. */
  boolean awaitProcessor(Worker worker) {
    return workers.await(worker);
  }

  boolean over() {
    return over;
  }

  Tally counted() {
    return tally;
  }

  /** A worker ends. The last one of a scheduler that is over tells the runtime. */
  void left(Worker worker) {
    boolean last;
    lock.lock();
    try {
      last = workers.remove(worker) && over;
    } finally {
      lock.unlock();
    }
    if (last) {
      ended.run();
    }
  }

  /** A worker's loop has thrown: it ends, and another one takes its place. */
  void died(Worker worker, Throwable failure) {
    errors.report(worker, failure);
    lock.lock();
    try {
      world.release(worker);
    } finally {
      lock.unlock();
    }
    left(worker);
    wakeIdle();
  }

  /** Called by a worker that has given back its processor. */
  void maybeEnd() {
    if (quiet) {
      endIfDone(true);
    }
  }

  // The rest of a driver.

  @Override
  public List<Processor> processors() {
    return world.cores();
  }

  @Override
  public List<RuntimeTimer> timers() {
    lock.lock();
    try {
      return Processor.timersOf(world.cores());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean hasThreads() {
    return true;
  }

  @Override
  public int poll(long now, int limit) {
    throw new IllegalStateException("this runtime has threads of its own, which fire its timers");
  }

  @Override
  public List<PendingTimer> withdraw() {
    return List.of();
  }

  @Override
  public OptionalLong nextDeadline() {
    long next = TimerReaders.timeSleepUntil(world.cores());
    return next == RuntimeTimer.MAX_WHEN ? OptionalLong.empty() : OptionalLong.of(next);
  }

  @Override
  public int count() {
    return world.count();
  }

  @Override
  public void resize(int count) {
    world.resize(count, Worker.ofThread(this));
    wakeIdle();
    breakPoll();
  }

  @Override
  public void endIfDone(boolean shutdown) {
    if (!shutdown) {
      return;
    }
    quiet = true;
    boolean last;
    lock.lock();
    try {
      if (over || !world.isQuiet() || workers.anyDetached()) {
        return;
      }
      over = true;
      last = workers.wakeAll();
      if (sysmon != null) {
        sysmon.notice();
      }
    } finally {
      lock.unlock();
    }
    breakPoll();
    if (last) {
      ended.run();
    }
  }

  @Override
  public Tally tally() {
    return tally;
  }
}

package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.timerproof.runtime.TimerClock;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.net.NetPoller;
import dev.timerproof.runtime.timers.Counters;
import dev.timerproof.runtime.timers.ErrorReport;
import dev.timerproof.runtime.timers.Firing;
import dev.timerproof.runtime.timers.RawHostedTimer;
import dev.timerproof.runtime.timers.TimerContext;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A scheduler whose threads never run, apart from the one that {@link #run} runs: what that one
 * does then follows from its state alone. Whenever it waits in the poller, the next of the planned
 * actions is done; after the last one the scheduler ends. The clock stands still.
 */
final class SteppedScheduler {
  final List<Worker> started = new ArrayList<>();

  /** What the thread has done: "poll" and for how many ns, and what tests add. */
  final List<String> events = new ArrayList<>();

  /** For how many ns the thread has parked after it waited in the poller. */
  final List<Long> parks = new ArrayList<>();

  /** Done while the thread parks. */
  Runnable whileParked = () -> {};

  /** Done when the scheduler has ended. */
  Runnable onEnd = () -> {};

  final List<Throwable> reported = new ArrayList<>();
  final ArrayDeque<Consumer<Consumer<Runnable>>> polls = new ArrayDeque<>();
  final Counters counters = new Counters();
  final Scheduler scheduler;
  final TimerContext context;
  long now = 1_000;
  boolean clockThrows;
  boolean waiters;
  boolean ended;
  boolean noThreads;
  int breaks;
  int unparks;

  /** Done at a break. */
  Runnable onBreak = () -> {};

  /** How often a thread was begun; they do not run all the same. */
  int begun;

  /** Workers whose thread was refused, and when, in ns. */
  final List<Worker> refused = new ArrayList<>();

  final List<Long> refusedAt = new ArrayList<>();

  SteppedScheduler(int processors, boolean selfCheck) {
    ErrorReport errors = new ErrorReport((source, failure) -> reported.add(failure), counters);
    TimerClock clock = new StandingClock();
    context =
        new TimerContext(
            clock,
            errors,
            Runnable::run,
            false,
            context ->
                new Scheduler(
                    new Scheduler.Settings(processors, this::thread, selfCheck, false),
                    clock,
                    new PlannedPoller(),
                    new Firing(counters, errors, 0),
                    counters,
                    errors,
                    this::noteEnd));
    scheduler = (Scheduler) context.driver();
  }

  private void noteEnd() {
    ended = true;
    onEnd.run();
  }

  private final class StandingClock implements TimerClock {
    @Override
    public long nanos() {
      if (clockThrows) {
        throw new IllegalStateException("planned: clock");
      }
      return now;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH;
    }
  }

  private Thread thread(Runnable worker) {
    if (noThreads) {
      refused.add((Worker) worker);
      refusedAt.add(System.nanoTime());
      throw new IllegalStateException("planned: no threads");
    }
    started.add((Worker) worker);
    return new Thread(worker) {
      @Override
      public synchronized void start() {
        // The test runs it, or does its steps.
        begun++;
      }
    };
  }

  private final class PlannedPoller implements NetPoller {
    @Override
    public void poll(long delayNanos, Consumer<Runnable> ready) {
      events.add("poll " + delayNanos);
      Consumer<Consumer<Runnable>> action = polls.poll();
      if (action == null) {
        end();
      } else {
        action.accept(ready);
      }
    }

    @Override
    public void park(long delayNanos) {
      parks.add(delayNanos);
      whileParked.run();
    }

    @Override
    public void wakeup() {
      breaks++;
      onBreak.run();
    }

    @Override
    public void unpark() {
      unparks++;
    }

    @Override
    public boolean hasWaiters() {
      return waiters;
    }

    @Override
    public Registration register(SelectableChannel channel, Listener listener) throws IOException {
      throw new IOException("no network");
    }
  }

  /** Starts a thread as an arm does; it has a processor and looks for work. */
  Worker start() {
    scheduler.wakeups.wakep();
    return started.get(started.size() - 1);
  }

  /** A raw timer on a processor; arming it starts no thread. */
  RawHostedTimer arm(Processor pp, long when, Runnable callback) {
    RawHostedTimer timer =
        new RawHostedTimer(context, (arg, seq, deadline) -> callback.run(), null);
    scheduler.wakeups.spin();
    TimerProtocol.addtimer(pp, timer, when, 0, timer, null, 1);
    scheduler.wakeups.unspin();
    return timer;
  }

  /** The processor that is not this worker's, of two. */
  ProcessorState other(Worker worker) {
    ProcessorState[] all = scheduler.processors.all();
    return worker.proc() == all[0] ? all[1] : all[0];
  }

  void release(Worker worker) {
    scheduler.processors.lock.lock();
    try {
      scheduler.processors.release(worker);
    } finally {
      scheduler.processors.lock.unlock();
    }
  }

  /** Runs this thread until the scheduler has ended. */
  void run(Worker worker) throws InterruptedException {
    Thread thread = new Thread(worker);
    thread.setDaemon(true);
    worker.setThread(thread);
    thread.start();
    thread.join(TimeUnit.SECONDS.toMillis(60));
    assertFalse(thread.isAlive(), "it has not ended");
  }

  /** Has the other threads leave, and shuts down. */
  private void end() {
    for (Worker worker : List.copyOf(started)) {
      Thread thread = worker.thread();
      if (thread != null && !thread.isAlive()) {
        worker.stopSpinning();
        release(worker);
        scheduler.handoff.left(worker);
      }
    }
    scheduler.endIfDone(true);
  }
}

package dev.timerproof.conformance.own;

import dev.timerproof.runtime.core.CheckedTimers;
import dev.timerproof.runtime.core.HeapChecks;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerFunction;
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.core.TraceRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The program that {@link OwnRecording} records of the protocol alone: threads set, stop and run
 * the same few timers on the same few processors. Now and then one thread keeps the others from
 * running timers and moves the timers of one processor to another; the others go on setting and
 * stopping timers meanwhile.
 */
final class RecordedRun implements TimerHost {
  private static final int TIMERS = 24;
  private static final int PROCESSORS = 3;
  private static final int SHORT_DELAY_NS = 60_000;
  private static final int LONG_DELAY_NS = 20_000_000;
  private static final int PERIOD_NS = 40_000;

  private final long began = System.nanoTime();
  private final List<RuntimeTimer> timers = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private final ReadWriteLock world = new ReentrantReadWriteLock();

  private RecordedRun() {
    for (int k = 0; k < PROCESSORS; k++) {
      processors.add(new Processor(k, this));
    }
    for (int k = 0; k < TIMERS; k++) {
      timers.add(new RuntimeTimer());
    }
  }

  /**
   * Arguments: seed, number of threads, calls of each.
   *
   * @throws InterruptedException never
   * @throws ExecutionException if a call throws
   */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    long seed = Long.parseLong(args[0]);
    int calls = Integer.parseInt(args[2]);
    RecordedRun run = new RecordedRun();
    run.begin();
    var ended = new LinkedBlockingQueue<FutureTask<Void>>();
    int threads = Integer.parseInt(args[1]);
    for (int k = 0; k < threads; k++) {
      Random random = new Random(seed + k);
      int own = k % PROCESSORS;
      var task =
          new FutureTask<Void>(() -> run.work(random, own, calls), null) {
            @Override
            protected void done() {
              ended.add(this);
            }
          };
      Thread thread = new Thread(task, "caller-" + k);
      // The first failure ends the JVM: others may wait for ever for a lock of the thread it met.
      thread.setDaemon(true);
      thread.start();
    }
    for (int k = 0; k < threads; k++) {
      ended.take().get();
    }
    run.end();
  }

  /** Adds the timers before any other thread knows them. */
  private void begin() {
    for (int k = 0; k < TIMERS; k++) {
      TimerProtocol.addtimer(
          processors.get(k % PROCESSORS), timers.get(k), nanotime() + 1, 0, NOTHING, null, 0);
    }
  }

  private static final TimerFunction NOTHING = (arg, seq) -> {};

  private void work(Random random, int own, int calls) {
    var result = new CheckedTimers();
    for (int k = 0; k < calls; k++) {
      int what = random.nextInt(1_000);
      if (what < 500) {
        set(random, timers.get(random.nextInt(TIMERS)));
      } else if (what < 750) {
        TimerProtocol.deltimer(timers.get(random.nextInt(TIMERS)));
      } else if (what < 998) {
        run(random, own, what, result);
      } else {
        move(random);
      }
    }
  }

  private void set(Random random, RuntimeTimer t) {
    long when = nanotime() + random.nextInt(random.nextBoolean() ? SHORT_DELAY_NS : LONG_DELAY_NS);
    int period = random.nextInt(4) == 0 ? PERIOD_NS : 0;
    Processor pp = processors.get(random.nextInt(PROCESSORS));
    // One in eight timers has a function that sets it again.
    TimerFunction f = random.nextInt(8) > 0 ? NOTHING : (arg, seq) -> setAgain(pp, t);
    TimerProtocol.modtimer(pp, t, when, period, f, null, 0);
  }

  private void setAgain(Processor pp, RuntimeTimer t) {
    TimerProtocol.modtimer(pp, t, nanotime() + PERIOD_NS, 0, NOTHING, null, 0);
  }

  private void run(Random random, int own, int what, CheckedTimers result) {
    world.readLock().lock();
    try {
      if (what < 850) {
        TimerReaders.checkTimers(processors.get(own), true, 0, result);
      } else if (what < 920) {
        TimerReaders.checkTimers(
            processors.get(random.nextInt(PROCESSORS)), false, nanotime(), result);
      } else {
        tidy(processors.get(random.nextInt(PROCESSORS)), what);
      }
    } finally {
      world.readLock().unlock();
    }
  }

  private void tidy(Processor pp, int what) {
    pp.lock();
    if (what < 960) {
      TimerProtocol.cleantimers(pp);
    } else {
      TimerProtocol.clearDeletedTimers(pp);
    }
    pp.unlock();
  }

  private void move(Random random) {
    int from = random.nextInt(PROCESSORS);
    int to = (from + 1 + random.nextInt(PROCESSORS - 1)) % PROCESSORS;
    world.writeLock().lock();
    try {
      processors.get(from).moveAllTo(processors.get(to));
    } finally {
      world.writeLock().unlock();
    }
  }

  private void end() {
    String fault = HeapChecks.faultWhenQuiet(processors, timers);
    if (fault != null) {
      throw new AssertionError(fault);
    }
    processors.forEach(TraceRecorder::quiet);
    TraceRecorder.close();
  }

  @Override
  public long nanotime() {
    return System.nanoTime() - began + 1;
  }

  @Override
  public void wakeNetPoller(long when) {}

  @Override
  public void callbackFailed(RuntimeTimer t, Throwable failure) {
    throw new AssertionError(t + " failed", failure);
  }
}

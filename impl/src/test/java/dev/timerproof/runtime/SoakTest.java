package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Random operations of several threads on shared timers while processors come and go, callbacks
 * throw and arm their own timer again, and the clock, the thread factory and the error handler fail
 * now and then: every arm that does not throw has exactly one outcome, and none comes early;
 * memory, descriptors and threads do not grow. Runs for two seconds. For half an hour with a
 * million live timers, and to see the figures:
 *
 * <pre>
 * mvn -B -pl impl -am test -Dtest=SoakTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dsurefire.failIfNoTests=false -Dtimerproof.soak.seconds=1800 -Dtimerproof.soak.timers=1100000
 * </pre>
 */
class SoakTest {
  private static final int SECONDS = Integer.getInteger("timerproof.soak.seconds", 2);
  private static final int TIMERS = Integer.getInteger("timerproof.soak.timers", 5_000);
  private static final int CALLERS = 3;

  /** One timer in so many is always armed with a period. */
  private static final int PERIODIC_EACH = 100;

  private static final int PERIOD_NS = 500_000_000;

  /**
   * How many timers most calls are for; these fire soon. The others are just armed, as most timers
   * of a server are.
   */
  private static final int BUSY = Math.max(TIMERS / 100, 1);

  private static final int CALLS_UNTIL_PAUSE = 16;

  /**
   * The pause of a thread after so many calls, in ns. It grows with the heaps, because a thread
   * that runs timers looks at a whole heap for those that were moved forward.
   */
  private static final long PAUSE_NS = 4L * TIMERS;

  /** One reading of the clock in so many throws. */
  private static final int CLOCK_FAILS_EACH = 4_001;

  /** One report to the error handler in so many makes it throw. */
  private static final int HANDLER_FAILS_EACH = 5;

  /** One thread in so many cannot be made. */
  private static final int THREAD_FAILS_EACH = 2;

  private static final int MOST_PROCESSORS = 5;

  /** How often the resources that are in use are looked at; the first looks are for warming up. */
  private static final int LOOKS = 10;

  private static final int WARM_LOOKS = 4;

  private static final int MEMORY_MARGIN_PERCENT = 10;
  private static final long MEMORY_MARGIN = 4L << 20;
  private static final int DESCRIPTORS_MARGIN = 8;

  private final LongAdder armed = new LongAdder();
  private final LongAdder replaced = new LongAdder();
  private final LongAdder stopped = new LongAdder();
  private final LongAdder fired = new LongAdder();
  private final LongAdder ticked = new LongAdder();
  private final LongAdder thrown = new LongAdder();
  private final LongAdder early = new LongAdder();
  private final Lateness lateness = new Lateness();
  private final ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();

  private final Fault clockFault = new Fault(CLOCK_FAILS_EACH);
  private final Fault handlerFault = new Fault(HANDLER_FAILS_EACH);
  private final Fault threadFault = new Fault(THREAD_FAILS_EACH);

  private final TimerRuntime runtime =
      TimerRuntime.builder()
          .processors(3)
          .clock(new FailingClock())
          .threadFactory(this::thread)
          .errorHandler((source, failure) -> note(failure))
          .build();
  private final RawTimer[] timers = new RawTimer[TIMERS];

  /** For each timer: arms less outcomes. */
  private final AtomicIntegerArray open = new AtomicIntegerArray(TIMERS);

  /** The threads of the runtime that live; only the thread that makes the looks removes some. */
  private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();

  private final List<Resources> resources = new ArrayList<>();

  /** What is in use at a time; the heap after a collection. */
  record Resources(long heap, long descriptors, int threads) {
    static Resources now(int threads) {
      System.gc();
      return new Resources(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
              .getOpenFileDescriptorCount(),
          threads);
    }

    /** Whether somebody who had this many at most has more now. */
    boolean exceededBy(Resources now) {
      return now.heap > heap + heap / 100 * MEMORY_MARGIN_PERCENT + MEMORY_MARGIN
          || now.descriptors > descriptors + DESCRIPTORS_MARGIN
          || now.threads > MOST_PROCESSORS + 1;
    }

    static Resources most(Resources a, Resources b) {
      return new Resources(
          Math.max(a.heap, b.heap),
          Math.max(a.descriptors, b.descriptors),
          Math.max(a.threads, b.threads));
    }

    /** The looks at which more was in use than at any of the first ones. */
    static List<Resources> grown(List<Resources> looks) {
      Resources warm = looks.subList(0, WARM_LOOKS).stream().reduce(Resources::most).orElseThrow();
      return looks.stream().filter(warm::exceededBy).toList();
    }

    @Override
    public String toString() {
      return heap / 1_000 + " kB of heap, " + descriptors + " descriptors, " + threads + " threads";
    }
  }

  private void note(Throwable failure) {
    if (failure instanceof PlannedException) {
      thrown.increment();
    } else {
      faults.add(failure);
    }
    handlerFault.pass();
  }

  private Thread thread(Runnable task) {
    threadFault.pass();
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  /** A fault that strikes once in so many calls. Thread-safe. */
  private static final class Fault {
    private final int each;
    private final AtomicLong passed = new AtomicLong();

    Fault(int each) {
      this.each = each;
    }

    void pass() {
      if (passed.incrementAndGet() % each == 0) {
        throw new PlannedException();
      }
    }

    long failures() {
      return passed.get() / each;
    }
  }

  private final class FailingClock implements TimerClock {
    private final MonotonicClock clock = new MonotonicClock();

    @Override
    public long nanos() {
      clockFault.pass();
      return clock.nanos();
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }
  }

  private static final class PlannedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlannedException() {
      super("planned", null, false, false);
    }
  }

  private static boolean isPeriodic(int i) {
    return i % PERIODIC_EACH == 0;
  }

  /** The callback of a timer that fires once. */
  private void fired(int i, long deadline) {
    fired.increment();
    open.decrementAndGet(i);
    long late = runtime.now() - deadline;
    if (late < 0) {
      early.increment();
    }
    lateness.add(late);
    if (deadline % 16 == 0) {
      arm(i, 1 + deadline % 3_000_000);
    }
    if (deadline % 7 == 0) {
      throw new PlannedException();
    }
  }

  private void ticked(long deadline) {
    ticked.increment();
    if (runtime.now() < deadline) {
      early.increment();
    }
  }

  private void arm(int i, long delay) {
    armed.increment();
    open.incrementAndGet(i);
    try {
      if (isPeriodic(i) ? timers[i].armPeriodic(delay, PERIOD_NS) : timers[i].armAfter(delay)) {
        replaced.increment();
        open.decrementAndGet(i);
      }
    } catch (RejectedExecutionException | PlannedException notArmed) {
      // The runtime was shut down, or the clock has thrown; such an arm does not count.
      armed.decrement();
      open.decrementAndGet(i);
    }
  }

  private void stop(int i) {
    if (timers[i].stop()) {
      stopped.increment();
      open.decrementAndGet(i);
    }
  }

  private void call(Random random, long end) {
    for (long calls = 1; System.nanoTime() < end; calls++) {
      int i = random.nextInt(random.nextInt(20) > 0 ? BUSY : TIMERS);
      int choice = random.nextInt(100);
      if (choice < 10) {
        stop(i);
      } else if (i >= BUSY) {
        arm(i, longDelay(random));
      } else {
        arm(i, random.nextInt(choice < 50 ? 2_000_000 : 1_000_000_000));
      }
      if (calls % CALLS_UNTIL_PAUSE == 0) {
        LockSupport.parkNanos(PAUSE_NS);
      }
    }
  }

  /** A delay that is mostly longer than the test lasts. */
  private static long longDelay(Random random) {
    return TimeUnit.SECONDS.toNanos(SECONDS) / 2 + TimeUnit.MINUTES.toNanos(random.nextInt(600));
  }

  /**
   * Changes the number of processors again and again; returns the smallest number of live timers.
   */
  private long resizeUntil(long end) throws InterruptedException {
    Random random = new Random(99);
    long least = Long.MAX_VALUE;
    long start = System.nanoTime();
    while (System.nanoTime() < end) {
      if (System.nanoTime() - start >= (end - start) / LOOKS * resources.size()) {
        lookAtResources();
      }
      runtime.processors(1 + random.nextInt(MOST_PROCESSORS));
      least = Math.min(least, runtime.counters().pending());
      Thread.sleep(Math.max(5, TIMERS / 1_000));
    }
    do {
      lookAtResources();
    } while (resources.size() <= WARM_LOOKS);
    return least;
  }

  private void lookAtResources() {
    threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
    resources.add(Resources.now(threads.size()));
  }

  @Test
  void eachResource_thatGrows_isSeen() {
    Resources first = new Resources(100 << 20, 20, 6);
    List<Resources> looks = new ArrayList<>(Collections.nCopies(WARM_LOOKS, first));
    looks.add(new Resources(113 << 20, 28, 6));
    assertEquals(List.of(), Resources.grown(looks));
    List<Resources> more =
        List.of(
            new Resources(115 << 20, 20, 6),
            new Resources(100 << 20, 29, 6),
            new Resources(100 << 20, 20, 7));
    looks.addAll(more);
    assertEquals(more, Resources.grown(looks));
  }

  @Test
  void randomOperations_ofManyThreads_giveEachArmOneOutcome() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < TIMERS; i++) {
      int number = i;
      timers[i] =
          isPeriodic(i)
              ? runtime.newRawTimer((arg, seq, deadline) -> ticked(deadline), null)
              : runtime.newRawTimer((arg, seq, deadline) -> fired(number, deadline), null);
      arm(i, longDelay(random));
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    Thread[] callers = new Thread[CALLERS];
    for (int c = 0; c < CALLERS; c++) {
      Random own = new Random(c);
      callers[c] = new Thread(() -> call(own, end));
      callers[c].start();
    }
    long live = resizeUntil(end);
    for (Thread caller : callers) {
      caller.join();
    }
    report(live);
    for (int i = 0; i < TIMERS; i++) {
      stop(i);
    }
    runtime.close();
    for (int i = 0; i < TIMERS; i++) {
      assertEquals(0, open.get(i), "arms less outcomes of timer " + i);
    }
    assertEquals(List.of(), List.copyOf(faults));
    assertEquals(armed.sum(), fired.sum() + replaced.sum() + stopped.sum());
    assertEquals(0, early.sum());
    assertTrue(fired.sum() > 0 && replaced.sum() > 0 && stopped.sum() > 0 && thrown.sum() > 0);
    assertTrue(ticked.sum() > 0);
    assertTrue(clockFault.failures() > 0 && handlerFault.failures() > 0);
    assertTrue(threadFault.failures() > 0);
    assertTrue(runtime.awaitTermination(Duration.ZERO));
    assertEquals(List.of(), Resources.grown(resources));
    Eventually.holds(
        "threads of the runtime live on", () -> threads.stream().noneMatch(Thread::isAlive));
  }

  private void report(long live) {
    System.out.printf(
        "soak: JDK %s, %d cores, %d s, %d timers, at least %d live; "
            + "armed %d: replaced %d, stopped %d, fired %d; ticks %d; "
            + "failures of the clock %d, of the error handler %d, of the thread factory %d, "
            + "all in all reported %d; %s; %s; %s; "
            + "load of the machine at the end %.1f; %s%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        SECONDS,
        TIMERS,
        live,
        armed.sum(),
        replaced.sum(),
        stopped.sum(),
        fired.sum(),
        ticked.sum(),
        clockFault.failures(),
        handlerFault.failures(),
        threadFault.failures(),
        thrown.sum(),
        lateness,
        Lateness.collections(),
        resources,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        runtime.counters());
  }
}

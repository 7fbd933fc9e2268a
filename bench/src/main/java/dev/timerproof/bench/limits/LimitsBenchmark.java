package dev.timerproof.bench.limits;

import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.TimerRuntime;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The steps that arming, moving and stopping a timer cannot do without on this machine, and the
 * moves and stops themselves beside them. One thread; {@code bench/run --limits}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class LimitsBenchmark {
  private static final VarHandle WORD;
  private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(LimitsBenchmark.class, "word", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final TimerRuntime runtime = TimerRuntime.builder().build();
  private final RawTimer timer = runtime.newRawTimer((arg, seq, deadline) -> {}, null);

  @SuppressWarnings("UnusedVariable") // by its VarHandle alone
  private volatile int word;

  /** Ends the threads of the timers. */
  @TearDown
  public void close() {
    runtime.shutdownNow();
  }

  /** A reading of the clock: each delay needs one. */
  @Benchmark
  public long nanoTime() {
    return System.nanoTime();
  }

  /** To own a timer and to let go of it. */
  @Benchmark
  public boolean twoCas() {
    return WORD.compareAndSet(this, 0, 1) && WORD.compareAndSet(this, 1, 0);
  }

  /** Two counts of who is about to arm, as a slot of the heap is reserved. */
  @Benchmark
  public int twoAdditions() {
    return (int) WORD.getAndAdd(this, 1) + (int) WORD.getAndAdd(this, -1);
  }

  /** Who arms, which picks the processor. */
  @Benchmark
  public Thread currentThread() {
    return Thread.currentThread();
  }

  /** A new timer that is not armed. */
  @Benchmark
  public RawTimer newTimer() {
    return runtime.newRawTimer((arg, seq, deadline) -> {}, null);
  }

  /** A move of an armed timer. */
  @Benchmark
  public boolean move() {
    return timer.armAfter(HOUR_NANOS);
  }

  /** A stop, and an arm of the stopped timer, which is still in the heap. */
  @Benchmark
  public boolean stopAndArm() {
    return timer.stop() ^ timer.armAfter(HOUR_NANOS);
  }
}

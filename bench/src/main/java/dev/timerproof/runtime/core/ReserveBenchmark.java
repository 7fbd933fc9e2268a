package dev.timerproof.runtime.core;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to reserve a slot of the heap before a timer is armed, and to give it back. Stands
 * in this package because these steps are visible here only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class ReserveBenchmark {
  private final Processor processor =
      new Processor(
          0,
          new TimerHost() {
            @Override
            public long nanotime() {
              return System.nanoTime();
            }

            @Override
            public void wakeNetPoller(long when) {}

            @Override
            public void callbackFailed(RuntimeTimer t, Throwable failure) {}
          });

  /** The room is there already. */
  @Benchmark
  public void reserveAndUnreserve() {
    processor.reserve();
    processor.unreserve();
  }
}

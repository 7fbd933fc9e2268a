package dev.timerproof.runtime.timers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts firings, failed callbacks, late firings, wake-ups, breaks, stolen timers and threads of a
 * runtime. Thread-safe; arming a timer counts nothing.
 */
public final class Counters {
  public final LongAdder fired = new LongAdder();
  public final LongAdder failed = new LongAdder();
  public final LongAdder late = new LongAdder();
  public final LongAdder wakeups = new LongAdder();
  public final LongAdder breaks = new LongAdder();
  public final LongAdder stolen = new LongAdder();
  public final AtomicInteger threads = new AtomicInteger();
}

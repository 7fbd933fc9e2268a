package dev.timerproof.runtime.sched;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Numbers of things that have happened. Thread-safe; none is counted when a timer is armed. */
final class Tally {
  final LongAdder fired = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder late = new LongAdder();
  final LongAdder wakeups = new LongAdder();
  final LongAdder breaks = new LongAdder();
  final LongAdder stolen = new LongAdder();
  final AtomicInteger threads = new AtomicInteger();
}

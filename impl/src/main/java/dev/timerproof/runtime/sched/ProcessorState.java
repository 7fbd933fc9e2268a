package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.core.Processor;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A processor as the scheduler sees it: timers, a queue of work, and perhaps a thread. */
final class ProcessorState {
  final int id;
  final Processor core;
  final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();

  /** The thread that runs this processor, or null. Written under the scheduler's lock. */
  @Nullable Worker owner;

  /**
   * Whether that thread waits until the number of processors may be changed. Guarded by the same
   * lock.
   */
  boolean waits;

  ProcessorState(int id, Processor core) {
    this.id = id;
    this.core = core;
  }

  @Override
  public String toString() {
    return "P" + id;
  }
}

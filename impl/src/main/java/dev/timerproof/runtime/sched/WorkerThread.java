package dev.timerproof.runtime.sched;

import java.util.concurrent.atomic.AtomicInteger;

/** A daemon thread that knows its worker, which makes arming from callbacks cheap. */
final class WorkerThread extends Thread {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final Worker worker;

  WorkerThread(Runnable worker) {
    super(worker, "timerproof-" + NUMBER.incrementAndGet());
    this.worker = (Worker) worker;
    setDaemon(true);
  }
}

package dev.timerproof.lincheck.poller;

import dev.timerproof.runtime.sched.PollerProtocol;
import dev.timerproof.runtime.sched.PollerThread;

/**
 * A thread of a scheduler, Go's M, that has nothing to run: it looks at its processor's timers, if
 * it spins also at those of the others, and goes to sleep as the dispatch says. For one thread.
 */
final class FlagWorker implements PollerThread {
  private final FlagPoller poller;
  private final boolean naps;
  private int processor;
  private boolean spins;

  /**
   * A worker.
   *
   * @param processor its processor
   * @param spins whether it is counted as spinning
   * @param naps whether its sleeps are so short that it leaves the selector at once and parks
   */
  FlagWorker(FlagPoller poller, int processor, boolean spins, boolean naps) {
    this.poller = poller;
    this.processor = processor;
    this.spins = spins;
    this.naps = naps;
  }

  /** Looks for work and sleeps, until every thread is at rest. */
  void work() {
    while (!poller.rests.over()) {
      long mine = poller.deadline(processor);
      if (!spins) {
        spins = poller.maySpin();
      }
      if (spins) {
        mine = poller.earliest(mine);
      }
      poller.protocol.findrunnable(this, mine, 0);
    }
  }

  @Override
  public PollerProtocol.Spinning spinning() {
    return spins ? PollerProtocol.Spinning.YES : PollerProtocol.Spinning.NO;
  }

  @Override
  public boolean wanted(long mine) {
    return mine != 0;
  }

  @Override
  public void lock() {
    poller.lock();
  }

  @Override
  public void unlock() {
    poller.unlock();
  }

  @Override
  public void drop() {
    poller.drop(processor);
    processor = SleepingThreads.NONE;
  }

  @Override
  public void spin() {
    poller.spin();
    spins = true;
  }

  @Override
  public boolean unspin() {
    poller.unspin();
    spins = false;
    return true;
  }

  @Override
  public long recheck(long mine) {
    return poller.earliest(mine);
  }

  @Override
  public boolean select(long mine) {
    return !naps && poller.rests.select(mine);
  }

  @Override
  public boolean tail(long mine) {
    return poller.rests.tail(mine);
  }

  @Override
  public long now() {
    return 0;
  }

  @Override
  public void takep(boolean was) {
    take(was, false);
  }

  @Override
  public void takepOrAsk(boolean was) {
    take(was, true);
  }

  private void take(boolean was, boolean asks) {
    poller.lock();
    try {
      processor = poller.take();
      if (processor != SleepingThreads.NONE) {
        if (was) {
          spin();
        }
        return;
      }
      if (asks) {
        poller.protocol.needspinning(PollerProtocol.Needspinning.SET);
      }
    } finally {
      poller.unlock();
    }
    stop();
  }

  @Override
  public void stop() {
    processor = poller.rests.stop();
    // The thread that started this one has counted it as spinning.
    spins = processor != SleepingThreads.NONE;
  }
}

package dev.timerproof.runtime.sched;

/** A thread of {@link PollerPlays}; other threads act from within its steps. */
final class FakeThread implements PollerThread {
  private final FakePoller all;
  Runnable onSelect = () -> {};
  Runnable onTail = () -> {};
  Runnable onNow = () -> {};
  boolean hasP = true;
  boolean spins;
  boolean stopped;
  int selected;
  int tails;

  FakeThread(FakePoller all) {
    this.all = all;
  }

  /** Goes to sleep; {@code mine} is the earliest deadline that it knows. */
  void sleep(long mine) {
    all.poller.findrunnable(this, mine, all.clock);
    if (!hasP && !stopped) {
      throw new IllegalStateException("a thread goes on without a P");
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
  public void lock() {}

  @Override
  public void unlock() {}

  @Override
  public void drop() {
    hasP = false;
    all.idle++;
  }

  @Override
  public void spin() {
    spins = true;
  }

  @Override
  public boolean unspin() {
    spins = false;
    return true;
  }

  @Override
  public long recheck(long mine) {
    return mine == 0 || (all.least != 0 && all.least < mine) ? all.least : mine;
  }

  @Override
  public boolean select(long mine) {
    selected++;
    onSelect.run();
    return all.woken;
  }

  @Override
  public boolean tail(long mine) {
    tails++;
    onTail.run();
    return all.woken;
  }

  @Override
  public long now() {
    onNow.run();
    return all.clock;
  }

  @Override
  public void takep(boolean was) {
    if (all.idle == 0) {
      stopped = true;
    } else {
      all.idle--;
      hasP = true;
      spins = was;
    }
  }

  @Override
  public void takepOrAsk(boolean was) {
    if (all.idle == 0) {
      all.poller.needspinning(PollerProtocol.Needspinning.SET);
    }
    takep(was);
  }

  @Override
  public void stop() {
    if (stopped) {
      throw new IllegalStateException("a thread that was started again stops with its P");
    }
    stopped = true;
  }
}

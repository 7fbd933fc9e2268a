package dev.timerproof.runtime.sched;

/**
 * The shared state of the threads of {@link PollerPlays}: a selector, a clock, and the number of
 * idle Ps.
 */
final class FakePoller implements PollerHost {
  final PollerProtocol poller = new PollerProtocol(this);
  Runnable onConsume = () -> {};
  boolean woken;
  boolean unparked;
  int breaks;
  int starts;
  int idle;
  long clock = 1;

  /** The earliest deadline of all Ps; 0 for none. */
  long least;

  FakeThread thread() {
    return new FakeThread(this);
  }

  void expectNobodySleeps() {
    if (poller.lastpoll() != PollerProtocol.Lastpoll.POLLED || poller.pollUntil() != 0) {
      throw new IllegalStateException("after a sleep it still looks as if somebody slept");
    }
  }

  @Override
  public void wakep() {
    starts++;
  }

  @Override
  public void wakeup() {
    breaks++;
    woken = true;
  }

  @Override
  public void unpark() {
    unparked = true;
  }

  @Override
  public void consume() {
    Runnable meanwhile = onConsume;
    onConsume = () -> {};
    meanwhile.run();
    woken = false;
  }
}

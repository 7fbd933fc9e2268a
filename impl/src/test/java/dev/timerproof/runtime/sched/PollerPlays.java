package dev.timerproof.runtime.sched;

import java.util.function.Supplier;

/**
 * Runs the poller's dispatch through hand-written schedules ("plays") on one thread: the actions of
 * other threads are called from within a step. Returns the first failure, or the empty string. Each
 * play is about one promise that a lost or needless wake-up would break.
 *
 * <p>It is loaded anew for each mutant of the dispatch, so the test can use it only as a supplier.
 */
public final class PollerPlays implements Supplier<String> {
  private static final long LATER = 9;
  private static final long SOONER = 3;

  /** Called by the test, by reflection. */
  public PollerPlays() {}

  @Override
  public String get() {
    try {
      sleepOfOne();
      sleepThatIsBroken(true);
      sleepThatIsBroken(false);
      secondBreak();
      breakWhileOneIsTakenOut();
      callersOfASleeper();
      callersOfNobody();
      callerWhileTheSleepEnds();
      threadThatStops();
      threadThatMayNotSpin();
      threadThatSpins();
      threadWithoutAProcessorAfterwards();
      return "";
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static void sleepOfOne() {
    FakePoller all = new FakePoller();
    FakeThread m = all.thread();
    m.onSelect =
        () -> {
          expect(!m.hasP, "it sleeps with its P");
          expect(
              all.poller.lastpoll() == PollerProtocol.Lastpoll.POLLING,
              "lastpoll does not say that a thread sleeps");
          expect(
              all.poller.pollUntil() == LATER,
              "pollUntil does not say until when the thread sleeps");
          all.clock = LATER;
        };
    m.sleep(LATER);
    expect(m.selected == 1 && m.tails == 1, "the thread leaves out the selector or the tail");
    all.expectNobodySleeps();
    expect(all.poller.polledAt() == LATER, "the time in lastpoll is one before the sleep");
    expect(m.hasP, "it does not take a P after the sleep");
  }

  /** In the selector, or in the tail. */
  private static void sleepThatIsBroken(boolean inSelector) {
    FakePoller all = new FakePoller();
    FakeThread m = all.thread();
    Runnable caller =
        () -> {
          all.poller.wakeNetPoller(SOONER);
          expect(inSelector ? all.woken : all.unparked, "an earlier deadline ends no sleep");
        };
    if (inSelector) {
      m.onSelect = caller;
    } else {
      m.onTail = caller;
    }
    m.sleep(LATER);
    expect(!all.woken, "the break is still there for the next sleep");
    expect(all.poller.wakeSig() == PollerProtocol.WakeSig.CLEAR, "the token is not freed");
    m.onSelect = caller;
    m.sleep(LATER);
  }

  private static void secondBreak() {
    FakePoller all = new FakePoller();
    FakeThread m = all.thread();
    m.onSelect =
        () -> {
          all.poller.wakeNetPoller(SOONER);
          all.poller.wakeNetPoller(SOONER);
          expect(all.breaks == 1, "two threads break one sleep");
        };
    m.sleep(LATER);
  }

  private static void breakWhileOneIsTakenOut() {
    FakePoller all = new FakePoller();
    FakeThread m = all.thread();
    m.onSelect = () -> all.poller.wakeNetPoller(SOONER);
    all.onConsume = () -> all.poller.wakeNetPoller(SOONER);
    m.sleep(LATER);
    boolean sent = all.poller.wakeSig() == PollerProtocol.WakeSig.SENT;
    expect(!sent || all.woken, "a break was sent and got lost");
  }

  private static void callersOfASleeper() {
    FakePoller all = new FakePoller();
    FakeThread m = all.thread();
    FakeThread other = all.thread();
    m.onSelect =
        () -> {
          all.poller.wakeNetPoller(LATER + 1);
          other.sleep(LATER + 1);
          expect(other.selected == 0, "two threads sleep in the poller");
          expect(other.stopped, "a thread that need not poll does not stop");
          expect(all.breaks == 0 && all.starts == 0, "a later deadline ends the sleep");
          FakeThread earlier = all.thread();
          earlier.sleep(SOONER);
          expect(all.breaks == 1, "a thread that knows of an earlier deadline stops");
          expect(earlier.stopped, "a thread that has broken the sleep does not stop");
          FakeThread nothing = all.thread();
          nothing.sleep(0);
          expect(nothing.stopped && all.breaks == 1, "a thread without a deadline does not stop");
        };
    m.sleep(LATER);
  }

  private static void callersOfNobody() {
    FakePoller all = new FakePoller();
    all.poller.wakeNetPoller(SOONER);
    expect(all.starts == 1 && all.breaks == 0, "a deadline starts nobody while nobody polls");
  }

  private static void callerWhileTheSleepEnds() {
    FakePoller all = new FakePoller();
    FakeThread m = all.thread();
    m.onNow =
        () -> {
          all.poller.wakeNetPoller(LATER);
          expect(all.woken, "a deadline is left to a sleep that is over");
        };
    m.sleep(LATER);
    all.consume();
    FakePoller again = new FakePoller();
    FakeThread sleeper = again.thread();
    FakeThread stops = again.thread();
    sleeper.onNow =
        () -> {
          stops.sleep(LATER);
          expect(again.woken, "a thread leaves its deadline to a sleep that is over");
          expect(stops.stopped, "a thread that has broken the sleep does not stop");
        };
    sleeper.sleep(LATER);
  }

  private static void threadThatStops() {
    FakePoller all = new FakePoller();
    FakeThread m = all.thread();
    m.sleep(0);
    expect(m.stopped && !m.hasP && m.selected == 0, "a thread with nothing to do does not stop");
  }

  private static void threadThatMayNotSpin() {
    FakePoller all = new FakePoller();
    all.poller.needspinning(PollerProtocol.Needspinning.SET);
    FakeThread m = all.thread();
    m.sleep(0);
    expect(m.spins && m.hasP && !m.stopped, "a thread that is asked to look for work does not");
  }

  private static void threadThatSpins() {
    FakePoller all = new FakePoller();
    all.poller.needspinning(PollerProtocol.Needspinning.SET);
    all.least = SOONER;
    FakeThread m = all.thread();
    m.spins = true;
    m.onSelect =
        () -> {
          expect(!m.hasP, "a thread that spins sleeps with its P");
          expect(!m.spins, "a thread sleeps and counts as one that looks for work");
        };
    m.sleep(0);
    expect(m.selected == 1, "a thread that looked for work has not looked again");
    expect(m.spins, "a thread that looked for work does not do so again");
  }

  private static void threadWithoutAProcessorAfterwards() {
    FakePoller all = new FakePoller();
    FakeThread m = all.thread();
    m.onSelect = () -> all.idle = 0;
    m.sleep(LATER);
    expect(m.stopped, "a thread without a P does not stop");
    boolean asked = all.poller.needspinning() == PollerProtocol.Needspinning.SET;
    expect(asked, "a thread that stops after its sleep does not set needspinning");
  }
}

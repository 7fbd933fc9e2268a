package dev.timerproof.jcstress.handshake;

import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerFunction;
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.core.TimerStatus;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Does a thread that sees a new status also see the deadline that was written before it? A reset
 * writes the new deadline and then publishes the status that makes others read it.
 */
public final class Publish {
  private static final int OLD = 50;
  private static final int NEW = 70;

  private Publish() {}

  /** A timer that is armed for the old deadline. */
  abstract static class Armed implements TimerHost {
    final Processor pp = new Processor(0, this);
    final RuntimeTimer timer = new RuntimeTimer();

    Armed() {
      TimerProtocol.addtimer(pp, timer, OLD, 0, TimerFunction.NOTHING, null, 0);
    }

    @Override
    public long nanotime() {
      return 1;
    }

    @Override
    public void wakeNetPoller(long when) {}

    @Override
    public void callbackFailed(RuntimeTimer t, Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  /** As the protocol does it: the deadline is written before the status. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "before the reset")
  @Outcome(id = "1, 70", expect = Expect.ACCEPTABLE, desc = "modified, with the new deadline")
  @Outcome(expect = Expect.FORBIDDEN, desc = "modified, but the deadline is not there")
  @State
  public static class BeforeStatus extends Armed {
    @Actor
    public void resets() {
      TimerProtocol.modtimer(pp, timer, NEW, 0, TimerFunction.NOTHING, null, 0);
    }

    @Actor
    public void reads(II_Result r) {
      if (timer.status() == TimerStatus.MODIFIED_LATER) {
        r.r1 = 1;
        r.r2 = (int) timer.deadline();
      }
    }
  }

  /** Broken on purpose: the status is written before the deadline. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "before the reset")
  @Outcome(id = "1, 70", expect = Expect.ACCEPTABLE, desc = "modified, with the new deadline")
  @Outcome(expect = Expect.FORBIDDEN, desc = "modified, but the deadline is not there")
  @State
  public static class BrokenAfterStatus {
    volatile int status;
    int deadline;

    @Actor
    public void resets() {
      status = 1;
      deadline = NEW;
    }

    @Actor
    public void reads(II_Result r) {
      if (status == 1) {
        r.r1 = 1;
        r.r2 = deadline;
      }
    }
  }
}

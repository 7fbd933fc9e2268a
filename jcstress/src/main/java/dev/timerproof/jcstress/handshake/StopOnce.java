package dev.timerproof.jcstress.handshake;

import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerFunction;
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerProtocol;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Can two threads both be told that they stopped the same timer? Each takes the status by a CAS.
 */
@SuppressWarnings("this-escape") // a race is the host of its own processor
public final class StopOnce {
  private StopOnce() {}

  /** As the protocol does it: the status is changed by a CAS. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the first stops it")
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the second stops it")
  @Outcome(expect = Expect.FORBIDDEN, desc = "both or none")
  @State
  public static class ByCas implements TimerHost {
    private final Processor pp = new Processor(0, this);
    private final RuntimeTimer timer = new RuntimeTimer();

    public ByCas() {
      TimerProtocol.addtimer(pp, timer, 50, 0, TimerFunction.NOTHING, null, 0);
    }

    @Actor
    public void first(II_Result r) {
      r.r1 = TimerProtocol.deltimer(timer) ? 1 : 0;
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = TimerProtocol.deltimer(timer) ? 1 : 0;
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

  /** Broken on purpose: the status is read and then written. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the first stops it")
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the second stops it")
  @Outcome(expect = Expect.FORBIDDEN, desc = "both or none")
  @State
  public static class BrokenByCheck {
    private volatile boolean armed = true;

    private int stop() {
      if (!armed) {
        return 0;
      }
      armed = false;
      return 1;
    }

    @Actor
    public void first(II_Result r) {
      r.r1 = stop();
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = stop();
    }
  }
}

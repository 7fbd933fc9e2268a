package dev.timerproof.jcstress.handshake;

import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerFunction;
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.core.TimerReaders;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Can a wake-up be lost? One thread arms a timer and then reads whether somebody sleeps; the other
 * says that it sleeps and then looks for timers. If neither sees the other, the timer is late.
 *
 * <p>Each thread stores one word and then loads another. x86-64 may reorder the two unless there is
 * a fence between them: volatile accesses have one, release and acquire have none.
 */
public final class WakeUp {
  private static final VarHandle SLEEPING;

  static {
    try {
      SLEEPING = MethodHandles.lookup().findVarHandle(Sleeper.class, "sleeping", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private WakeUp() {}

  /** A processor and a thread that may sleep. */
  abstract static class Sleeper implements TimerHost {
    final Processor pp = new Processor(0, this);
    final RuntimeTimer timer = new RuntimeTimer();
    boolean sleeping;
    int woken;

    final int arm() {
      TimerProtocol.addtimer(pp, timer, 50, 0, TimerFunction.NOTHING, null, 0);
      return woken;
    }

    final int look() {
      return TimerReaders.nobarrierWakeTime(pp) == 0 ? 0 : 1;
    }

    @Override
    public long nanotime() {
      return 1;
    }

    @Override
    public void wakeNetPoller(long when) {
      woken = (boolean) SLEEPING.getVolatile(this) ? 1 : 0;
    }

    @Override
    public void callbackFailed(RuntimeTimer t, Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  /** As the protocol does it: the flag is volatile, as are the bounds of a processor. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the sleeper sees the timer")
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the sleeper is woken")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both")
  @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "the wake-up is lost")
  @State
  public static class Volatile extends Sleeper {
    @Actor
    public void arms(II_Result r) {
      r.r1 = arm();
    }

    @Actor
    public void sleeps(II_Result r) {
      SLEEPING.setVolatile(this, true);
      r.r2 = look();
    }
  }

  /** Broken on purpose: the same two accesses on plain words, by release and acquire. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the sleeper sees the timer")
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the sleeper is woken")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both")
  @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "the wake-up is lost")
  @State
  public static class BrokenRelease {
    private static final VarHandle DEADLINE = word("deadline");
    private static final VarHandle ASLEEP = word("asleep");

    int deadline;
    int asleep;

    private static VarHandle word(String name) {
      try {
        return MethodHandles.lookup().findVarHandle(BrokenRelease.class, name, int.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    @Actor
    public void arms(II_Result r) {
      DEADLINE.setRelease(this, 1);
      r.r1 = (int) ASLEEP.getAcquire(this);
    }

    @Actor
    public void sleeps(II_Result r) {
      ASLEEP.setRelease(this, 1);
      r.r2 = (int) DEADLINE.getAcquire(this);
    }
  }
}

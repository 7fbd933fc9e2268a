package dev.timerproof.lincheck.poller;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * What the threads of a scenario about the poller call: workers that go to sleep, and callers that
 * are on no processor and arm timers. Lincheck makes one for each execution; it cannot look into
 * records and lambdas, so there are none. It wants a generator for each parameter, though every
 * call is written out.
 */
@Param(name = "processor", gen = IntGen.class)
@Param(name = "when", gen = IntGen.class)
@Param(name = "busy", gen = IntGen.class)
@Param(name = "threads", gen = IntGen.class)
public class ScenarioSleepers {
  private final FlagPoller poller = new FlagPoller();

  /** Called by Lincheck. */
  public ScenarioSleepers() {}

  @Operation
  public void pending(int processor, int when) {
    poller.arm(processor, when);
  }

  @Operation
  public void begin(int busy, int threads) {
    poller.begin(busy, threads);
  }

  @Operation
  public void rest(int processor) {
    new FlagWorker(poller, processor, false, false).work();
  }

  @Operation
  public void nap(int processor) {
    new FlagWorker(poller, processor, false, true).work();
  }

  @Operation
  public void arm(int processor, int when) {
    poller.arm(processor, when);
    poller.protocol.wakeNetPoller(when);
  }

  @Operation
  public void asleep() {
    poller.rests.awaitSleep();
  }

  @Operation
  public void leave() {
    int homeless = poller.rests.takeHomeless();
    if (homeless == SleepingThreads.NONE) {
      poller.rests.done();
    } else {
      // A new thread begins where this one ends.
      new FlagWorker(poller, homeless, true, false).work();
    }
  }

  /** Nobody sleeps past a deadline. */
  @Validate
  public void validate() {
    String fault = poller.rests.fault();
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
    if (!poller.rests.over()) {
      throw new IllegalStateException("the calls have ended, but somebody counts as active");
    }
  }
}

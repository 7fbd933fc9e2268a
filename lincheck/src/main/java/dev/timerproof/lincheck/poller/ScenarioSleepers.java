package dev.timerproof.lincheck.poller;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * The methods that the threads of a scenario about the poller call: workers go to sleep, and
 * callers without a processor arm timers. Lincheck makes one object for each execution. It cannot
 * analyze records and lambdas, so there are none here; it requires a generator for each parameter,
 * although the calls are given.
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
      // This thread goes on as the new thread that the processor needs.
      new FlagWorker(poller, homeless, true, false).work();
    }
  }

  /** Checks that no thread sleeps past a deadline. */
  @Validate
  public void validate() {
    String fault = poller.rests.fault();
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
    if (!poller.rests.over()) {
      throw new IllegalStateException("the calls have ended, but some thread counts as active");
    }
  }
}

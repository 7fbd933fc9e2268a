package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.TimersUnderTest;
import dev.timerproof.lincheck.TimersUnderTest.Fired;
import dev.timerproof.lincheck.core.CoreTimers;
import dev.timerproof.lincheck.linear.ConsistencyVerifier;
import dev.timerproof.lincheck.linear.RunResult;
import dev.timerproof.lincheck.variant.TimerVariant;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * The methods that the threads of a scenario call, on a few timers and three processors: those of
 * {@link dev.timerproof.lincheck.linear.ScenarioCall}. Lincheck makes one object for each
 * execution. It cannot analyze records and lambdas, so there are none here; it requires a generator
 * for each parameter, although the calls are given.
 */
@Param(name = "timer", gen = IntGen.class)
@Param(name = "processor", gen = IntGen.class)
@Param(name = "from", gen = IntGen.class)
@Param(name = "to", gen = IntGen.class)
@Param(name = "when", gen = IntGen.class)
@Param(name = "period", gen = IntGen.class)
@Param(name = "now", gen = IntGen.class)
public class ScenarioTimers {
  /** How many processors there are. */
  public static final int PROCESSORS = 3;

  /** A time after all deadlines and times of scenarios. */
  public static final int END = 1_000;

  private static final int ARITY_SHIFT = 2;

  private final TimersUnderTest timers;

  /** Called by Lincheck. */
  public ScenarioTimers() {
    this(new CoreTimers(ConsistencyVerifier.TIMERS, PROCESSORS, ARITY_SHIFT));
  }

  private ScenarioTimers(TimersUnderTest timers) {
    this.timers = timers;
  }

  /** The same calls on the timers of a protocol, without Lincheck. */
  public static ScenarioTimers on(TimerVariant variant) {
    return new ScenarioTimers(variant.timers(ConsistencyVerifier.TIMERS, PROCESSORS, ARITY_SHIFT));
  }

  /**
   * Makes a call.
   *
   * @return what it returns; an empty string if it returns nothing
   */
  public Object call(Invocation call) {
    List<Integer> args = call.args();
    switch (call.op()) {
      case ADD -> add(args.get(0), args.get(1), args.get(2), args.get(3));
      case MOD -> {
        return mod(args.get(0), args.get(1), args.get(2), args.get(3));
      }
      case DEL -> {
        return del(args.get(0));
      }
      case CHECK -> {
        return check(args.get(0), args.get(1));
      }
      case STEAL -> {
        return steal(args.get(0), args.get(1));
      }
      case RUN -> {
        return run(args.get(0), args.get(1));
      }
      case SWEEP -> {
        return sweep(args.get(0));
      }
      case WAKE -> {
        return wake(args.get(0));
      }
      case CLEAN -> clean(args.get(0));
      case ADJUST -> adjust(args.get(0), args.get(1));
      case CLEAR -> clear(args.get(0));
      case MOVE -> move(args.get(0), args.get(1));
      case PENDING, BEGIN, REST, NAP, ARM, ASLEEP, LEAVE ->
          throw new IllegalArgumentException(
              "expected a call on timers, found '" + call + "', which is about the poller");
    }
    return "";
  }

  @Operation
  public void add(int timer, int processor, int when, int period) {
    timers.add(timer, processor, when, period);
  }

  @Operation
  public boolean mod(int timer, int processor, int when, int period) {
    return timers.mod(timer, processor, when, period);
  }

  @Operation
  public boolean del(int timer) {
    return timers.del(timer);
  }

  @Operation
  public RunResult check(int processor, int now) {
    return check(processor, true, now);
  }

  @Operation
  public RunResult steal(int processor, int now) {
    return check(processor, false, now);
  }

  private RunResult check(int processor, boolean own, int now) {
    List<Fired> fired = new ArrayList<>();
    long next = timers.check(processor, own, now, fired);
    return new RunResult(fired, next);
  }

  @Operation
  public RunResult run(int processor, int now) {
    List<Fired> fired = new ArrayList<>();
    long next = timers.runOne(processor, now, fired);
    return new RunResult(fired, next);
  }

  @Operation
  public void clean(int processor) {
    timers.clean(processor);
  }

  @Operation
  public void adjust(int processor, int now) {
    timers.adjust(processor, now);
  }

  @Operation
  public void clear(int processor) {
    timers.clear(processor);
  }

  @Operation
  public void move(int from, int to) {
    timers.move(from, to);
  }

  @Operation
  public long wake(int processor) {
    return timers.wakeTime(processor);
  }

  @Operation
  public RunResult sweep(int now) {
    List<Fired> fired = new ArrayList<>();
    long next = 0;
    for (int p = 0; p < PROCESSORS; p++) {
      next = earlier(next, timers.check(p, true, now, fired));
    }
    return new RunResult(fired, next);
  }

  private static long earlier(long a, long b) {
    return a == 0 ? b : b == 0 ? a : Math.min(a, b);
  }

  /**
   * Checks the invariants of quiet processors, and then that exactly the armed timers still fire.
   */
  @Validate
  public void validate() {
    noFault();
    boolean[] armed = new boolean[ConsistencyVerifier.TIMERS];
    for (int t = 0; t < armed.length; t++) {
      armed[t] = timers.isArmed(t);
    }
    List<Fired> fired = new ArrayList<>();
    for (int p = 0; p < PROCESSORS; p++) {
      timers.check(p, true, END, fired);
    }
    for (int k = 0; k < fired.size(); k++) {
      int t = fired.get(k).timer();
      if (!armed[t]) {
        throw new IllegalStateException("timer " + t + " fires, but is not armed");
      }
      armed[t] = false;
    }
    for (int t = 0; t < armed.length; t++) {
      if (armed[t]) {
        throw new IllegalStateException("timer " + t + " is armed, but never fires");
      }
    }
    noFault();
  }

  private void noFault() {
    String fault = timers.fault();
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
  }
}

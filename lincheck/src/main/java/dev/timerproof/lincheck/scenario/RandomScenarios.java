package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.linear.ConsistencyVerifier;
import dev.timerproof.lincheck.linear.ScenarioCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random calls that keep the callers' rules. Each processor has one thread that runs its timers, or
 * one thread runs all of them where timers move. Any thread starts, sets and stops timers, on any
 * processor; a timer that is added is added once and never set.
 */
public final class RandomScenarios {
  /** Which threads run timers, and which other calls there are. */
  public enum Shape {
    /** One processor, one thread that runs it; readers without the lock. */
    ONE_PROCESSOR,
    /** Two processors, each with a thread that runs it. */
    TWO_RUNNERS,
    /** One thread runs all processors and moves timers between them. */
    MOVES
  }

  private static final int ADDED = ConsistencyVerifier.TIMERS - 1;
  private static final int LATEST = 12;
  private static final int LATEST_PERIOD = 5;
  private static final int AFTER = 50;

  private final Random random;
  private final Shape shape;
  private final int calls;
  private boolean added;

  private RandomScenarios(Random random, Shape shape, int calls) {
    this.random = random;
    this.shape = shape;
    this.calls = calls;
  }

  /**
   * Makes scenarios.
   *
   * @param seed the same seed gives the same scenarios
   * @param count how many
   * @param calls how many calls each thread makes
   */
  public static List<Scenario> of(long seed, Shape shape, int count, int calls) {
    Random random = new Random(seed);
    List<Scenario> all = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      all.add(new RandomScenarios(random, shape, calls).scenario());
    }
    return all;
  }

  private Scenario scenario() {
    List<Invocation> before = new ArrayList<>();
    for (int t = 0; t < ADDED; t++) {
      if (random.nextInt(4) > 0) {
        before.add(mod(t));
      }
    }
    before.add(onUserTimer());
    List<List<Invocation>> threads =
        switch (shape) {
          case ONE_PROCESSOR -> List.of(thread(0), thread(-1));
          case TWO_RUNNERS -> List.of(thread(0), thread(1), thread(-1));
          case MOVES -> List.of(thread(0), thread(-1));
        };
    return new Scenario(before, threads, List.of(Invocation.of(ScenarioCall.SWEEP, AFTER)));
  }

  /** The calls of the thread that runs that processor's timers, or of one that runs none. */
  private List<Invocation> thread(int processor) {
    List<Invocation> thread = new ArrayList<>();
    for (int k = 0; k < calls; k++) {
      thread.add(processor >= 0 && random.nextInt(4) > 0 ? running(processor) : onUserTimer());
    }
    return thread;
  }

  private Invocation running(int own) {
    int p = shape == Shape.MOVES ? processor() : own;
    int now = time();
    return switch (random.nextInt(shape == Shape.MOVES ? 8 : 6)) {
      case 0, 1 -> Invocation.of(ScenarioCall.CHECK, p, now);
      case 2 -> Invocation.of(ScenarioCall.RUN, p, now);
      case 3 -> Invocation.of(ScenarioCall.CLEAN, p);
      case 4 -> Invocation.of(ScenarioCall.ADJUST, p, now);
      case 5 -> Invocation.of(ScenarioCall.CLEAR, p);
      default -> Invocation.of(ScenarioCall.MOVE, p, (p + 1) % ScenarioTimers.PROCESSORS);
    };
  }

  private Invocation onUserTimer() {
    int timer = random.nextInt(ADDED);
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> mod(timer);
      case 4, 5 -> Invocation.of(ScenarioCall.DEL, timer);
      case 6 -> shape == Shape.ONE_PROCESSOR ? Invocation.of(ScenarioCall.WAKE, 0) : mod(timer);
      default -> addOrStop();
    };
  }

  private Invocation addOrStop() {
    if (added) {
      return Invocation.of(ScenarioCall.DEL, ADDED);
    }
    added = true;
    return Invocation.of(ScenarioCall.ADD, ADDED, processor(), time(), period());
  }

  private Invocation mod(int timer) {
    return Invocation.of(ScenarioCall.MOD, timer, processor(), time(), period());
  }

  private int processor() {
    return switch (shape) {
      case ONE_PROCESSOR -> 0;
      case TWO_RUNNERS -> random.nextInt(2);
      case MOVES -> random.nextInt(ScenarioTimers.PROCESSORS);
    };
  }

  private int time() {
    return 1 + random.nextInt(LATEST);
  }

  private int period() {
    return random.nextInt(3) == 0 ? 1 + random.nextInt(LATEST_PERIOD) : 0;
  }
}

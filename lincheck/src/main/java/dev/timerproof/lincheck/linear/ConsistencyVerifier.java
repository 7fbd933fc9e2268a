package dev.timerproof.lincheck.linear;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.kotlinx.lincheck.util.VoidResult;
import org.jetbrains.lincheck.datastructures.verifier.CachedVerifier;

/**
 * Checks the results of an execution against a {@link ConsistencyCondition}. Lincheck's own
 * verifier treats each call as one atomic step, which a run of timers is not.
 */
public abstract class ConsistencyVerifier extends CachedVerifier {
  /** How many timers an execution has. */
  public static final int TIMERS = 4;

  private final ConsistencyCondition claim;

  private ConsistencyVerifier(ConsistencyCondition claim) {
    this.claim = claim;
  }

  /** Verifies {@link ConsistencyCondition#PER_TIMER}. */
  public static final class PerTimer extends ConsistencyVerifier {
    /** Called by Lincheck. */
    public PerTimer(Class<?> specification) {
      super(ConsistencyCondition.PER_TIMER);
    }
  }

  /** Verifies {@link ConsistencyCondition#COMPLETE}. */
  public static final class Complete extends ConsistencyVerifier {
    /** Called by Lincheck. */
    public Complete(Class<?> specification) {
      super(ConsistencyCondition.COMPLETE);
    }
  }

  /** Verifies {@link ConsistencyCondition#EARLIEST_FIRST}. */
  public static final class EarliestFirst extends ConsistencyVerifier {
    /** Called by Lincheck. */
    public EarliestFirst(Class<?> specification) {
      super(ConsistencyCondition.EARLIEST_FIRST);
    }
  }

  /** Verifies {@link ConsistencyCondition#ATOMIC_RUN}. */
  public static final class AtomicRun extends ConsistencyVerifier {
    /** Called by Lincheck. */
    public AtomicRun(Class<?> specification) {
      super(ConsistencyCondition.ATOMIC_RUN);
    }
  }

  /** Verifies {@link ConsistencyCondition#NOT_SLEPT_PAST}. */
  public static final class NotSleptPast extends ConsistencyVerifier {
    /** Called by Lincheck. */
    public NotSleptPast(Class<?> specification) {
      super(ConsistencyCondition.NOT_SLEPT_PAST);
    }
  }

  /** The verifier's class for a claim. */
  public static Class<? extends ConsistencyVerifier> of(ConsistencyCondition claim) {
    return switch (claim) {
      case PER_TIMER -> PerTimer.class;
      case COMPLETE -> Complete.class;
      case EARLIEST_FIRST -> EarliestFirst.class;
      case ATOMIC_RUN -> AtomicRun.class;
      case NOT_SLEPT_PAST -> NotSleptPast.class;
    };
  }

  @Override
  public boolean verifyResultsImpl(ExecutionScenario scenario, ExecutionResult results) {
    if (!claim.eachTimer()) {
      return holds(scenario, results, timer -> true);
    }
    for (int t = 0; t < TIMERS; t++) {
      int one = t;
      if (!holds(scenario, results, timer -> timer == one)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(
      ExecutionScenario scenario, ExecutionResult results, ConsistencyCondition.Timers timers) {
    ArmedTimers state = new ArmedTimers(TIMERS);
    List<List<Call>> lanes = new ArrayList<>();
    for (int lane = 0; lane < scenario.getNThreads(); lane++) {
      lanes.add(
          lane(
              scenario.getParallelExecution().get(lane),
              results.getParallelResultsWithClock().get(lane),
              timers));
    }
    return Search.takesAll(
            sequence(scenario.getInitExecution(), results.getInitResults(), timers), state)
        && new Search(
                lanes, sequence(scenario.getPostExecution(), results.getPostResults(), timers))
            .finds(state);
  }

  private List<Step> sequence(
      List<Actor> actors,
      List<? extends LincheckResult> results,
      ConsistencyCondition.Timers timers) {
    List<Step> steps = new ArrayList<>();
    for (int k = 0; k < actors.size(); k++) {
      steps.addAll(steps(actors.get(k), results.get(k), timers));
    }
    return steps;
  }

  private List<Call> lane(
      List<Actor> actors, List<ResultWithClock> results, ConsistencyCondition.Timers timers) {
    List<Call> calls = new ArrayList<>();
    for (int k = 0; k < actors.size(); k++) {
      ResultWithClock result = results.get(k);
      List<Integer> after = new ArrayList<>();
      for (int clock : result.getClockOnStart().getClock()) {
        after.add(clock);
      }
      calls.add(new Call(steps(actors.get(k), result.getResult(), timers), after));
    }
    return calls;
  }

  private List<Step> steps(Actor actor, LincheckResult result, ConsistencyCondition.Timers timers) {
    ScenarioCall op = ScenarioCall.of(actor.getMethod().getName()).orElseThrow();
    List<Integer> args = actor.getArguments().stream().map(Integer.class::cast).toList();
    if (result instanceof VoidResult) {
      return claim.steps(op, args, "", timers);
    }
    if (result instanceof ValueResult value && value.getValue() != null) {
      return claim.steps(op, args, value.getValue(), timers);
    }
    // The call has thrown, which no call of a scenario may do.
    return List.of(state -> false);
  }
}

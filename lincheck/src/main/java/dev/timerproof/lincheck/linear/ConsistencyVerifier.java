package dev.timerproof.lincheck.linear;

import dev.timerproof.lincheck.linear.CallHistory.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    List<List<Done>> lanes = new ArrayList<>();
    for (int lane = 0; lane < scenario.getNThreads(); lane++) {
      List<Optional<Done>> calls =
          lane(
              scenario.getParallelExecution().get(lane),
              results.getParallelResultsWithClock().get(lane));
      lanes.add(calls.stream().flatMap(Optional::stream).toList());
      if (lanes.get(lane).size() < calls.size()) {
        return false;
      }
    }
    List<Optional<Done>> before = sequence(scenario.getInitExecution(), results.getInitResults());
    List<Optional<Done>> after = sequence(scenario.getPostExecution(), results.getPostResults());
    return Stream.concat(before.stream(), after.stream()).allMatch(Optional::isPresent)
        && new CallHistory(
                before.stream().flatMap(Optional::stream).toList(),
                lanes,
                after.stream().flatMap(Optional::stream).toList())
            .isAllowedBy(claim, TIMERS);
  }

  private static List<Optional<Done>> sequence(
      List<Actor> actors, List<? extends LincheckResult> results) {
    List<Optional<Done>> calls = new ArrayList<>();
    for (int k = 0; k < actors.size(); k++) {
      calls.add(done(actors.get(k), results.get(k), List.of()));
    }
    return calls;
  }

  private static List<Optional<Done>> lane(List<Actor> actors, List<ResultWithClock> results) {
    List<Optional<Done>> calls = new ArrayList<>();
    for (int k = 0; k < actors.size(); k++) {
      ResultWithClock result = results.get(k);
      List<Integer> earlier = new ArrayList<>();
      for (int clock : result.getClockOnStart().getClock()) {
        earlier.add(clock);
      }
      calls.add(done(actors.get(k), result.getResult(), earlier));
    }
    return calls;
  }

  /** The call with its answer; empty if it threw, which no call of a scenario may. */
  private static Optional<Done> done(Actor actor, LincheckResult result, List<Integer> earlier) {
    ScenarioCall op = ScenarioCall.of(actor.getMethod().getName()).orElseThrow();
    List<Integer> args = actor.getArguments().stream().map(Integer.class::cast).toList();
    if (result instanceof VoidResult) {
      return Optional.of(new Done(op, args, "", earlier));
    }
    return result instanceof ValueResult value && value.getValue() != null
        ? Optional.of(new Done(op, args, value.getValue(), earlier))
        : Optional.empty();
  }
}

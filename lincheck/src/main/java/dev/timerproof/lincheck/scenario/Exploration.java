package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.lincheck.SequentialTimers;
import dev.timerproof.lincheck.linear.ConsistencyCondition;
import dev.timerproof.lincheck.linear.ConsistencyVerifier;
import dev.timerproof.lincheck.poller.ScenarioSleepers;
import java.util.Map;
import java.util.stream.Collectors;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/** Runs a task under Lincheck, in this process. */
final class Exploration {
  /**
   * How many lines are kept of Lincheck's description of an execution, which can have thousands.
   */
  private static final int LINES = 60;

  private Exploration() {}

  static CaseResult run(Task task) {
    long start = System.nanoTime();
    String found = "";
    try {
      explore(task);
    } catch (LincheckAssertionError e) {
      found = firstLines(String.valueOf(e.getMessage()));
    }
    return new CaseResult(
        task.name(),
        task.claim().sentence(),
        found.isEmpty(),
        scope(task),
        Map.of(
            "scenarios",
            (long) task.scenarios().size(),
            "executions",
            (long) task.scenarios().size() * task.invocations()),
        (System.nanoTime() - start) / 1e9,
        "",
        found);
  }

  private static void explore(Task task) {
    Options<?, ?> options =
        task.strategy() == Strategy.STRESS ? new StressOptions() : new ModelCheckingOptions();
    options
        .iterations(0)
        .invocationsPerIteration(task.invocations())
        .minimizeFailedScenario(false)
        // The specification is never used, because the verifier is our own; but without one,
        // Lincheck would run the timers as their own specification.
        .sequentialSpecification(SequentialTimers.class)
        .verifier(ConsistencyVerifier.of(task.claim()));
    Class<?> harness =
        task.claim() == ConsistencyCondition.NOT_SLEPT_PAST
            ? ScenarioSleepers.class
            : ScenarioTimers.class;
    task.scenarios()
        .forEach(s -> options.addCustomScenario(Scenario.parse(s).forLincheck(harness)));
    options.check(harness);
  }

  private static String scope(Task task) {
    String how = task.strategy() == Strategy.STRESS ? "executions under stress" : "interleavings";
    return "up to " + task.invocations() + " " + how + " of each scenario";
  }

  private static String firstLines(String message) {
    return message.lines().limit(LINES).collect(Collectors.joining("\n"));
  }
}

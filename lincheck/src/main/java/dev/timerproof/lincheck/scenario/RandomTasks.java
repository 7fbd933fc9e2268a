package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.linear.ConsistencyCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tasks with random scenarios of each shape, model-checked and under stress, all for the claim
 * {@link ConsistencyCondition#PER_TIMER}.
 */
public final class RandomTasks {
  private static final int CALLS = 2;

  private RandomTasks() {}

  /**
   * A task for each shape and strategy.
   *
   * @param seed the same seed gives the same scenarios
   * @param scenarios how many scenarios for each shape
   * @param interleavings of each scenario that is model-checked
   * @param executions of each scenario under stress
   */
  public static List<Task> of(long seed, int scenarios, int interleavings, int executions) {
    List<Task> tasks = new ArrayList<>();
    for (RandomScenarios.Shape shape : RandomScenarios.Shape.values()) {
      List<String> texts =
          RandomScenarios.of(seed, shape, scenarios, CALLS).stream()
              .map(Scenario::toString)
              .toList();
      String name = "random-" + shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
      tasks.add(
          new Task(
              name, ConsistencyCondition.PER_TIMER, Strategy.MODEL_CHECKING, interleavings, texts));
      tasks.add(
          new Task(
              name + "-stress",
              ConsistencyCondition.PER_TIMER,
              Strategy.STRESS,
              executions,
              texts));
    }
    return tasks;
  }
}

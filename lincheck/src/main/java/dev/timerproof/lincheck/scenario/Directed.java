package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.linear.ConsistencyCondition;
import java.util.List;

/**
 * A scenario that was written for a certain race.
 *
 * @param name its name
 * @param race the concurrent calls, in words
 * @param claim the claim about its executions
 * @param scenario the calls
 * @param invocations how many interleavings are explored; enough to find the faults
 * @param holds protocols whose executions all satisfy the claim
 * @param fails protocols with an execution that violates the claim, and how it shows
 */
public record Directed(
    String name,
    String race,
    ConsistencyCondition claim,
    Scenario scenario,
    int invocations,
    List<Variant> holds,
    List<LosingVariant> fails) {
  public Directed {
    holds = List.copyOf(holds);
    fails = List.copyOf(fails);
  }

  /** The rows, frames and parameters that it was written for, each once. */
  public List<String> about() {
    return fails.stream().flatMap(f -> f.variant().changed().stream()).distinct().toList();
  }

  /** The scenario as a task, the same for every protocol. */
  public Task task() {
    return new Task(
        name, claim, Strategy.MODEL_CHECKING, invocations, List.of(scenario.toString()));
  }
}
